import {
  test as base,
  expect,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from '@playwright/test'
import { from, newAddress } from './journey/address'
import { createAccount, newPerson, type Person } from './journey/people'
import { joinTenant, ownTenant, type MemberItem, type Tenant } from './journey/tenants'

export { expect }

type Journey = {
  /** Someone with a confirmed account, made over the API: nobody is signed in yet. */
  person: Person
  /** Another browser: its own cookies and its own address. */
  newBrowser: (options?: BrowserContextOptions) => Promise<Page>
  /** What that organization has bought. */
  plan: 'free' | 'pro' | 'enterprise'
  /** An organization of that person, with the first browser signed in and in it. */
  tenant: Tenant
  /** Somebody who has joined that organization, a member unless said, and is signed in in a browser of their own. */
  newMember: (role?: string, name?: string) => Promise<Colleague>
  /** What the browsers of a test complained about; it must be nothing in the end. */
  complaints: string[]
}

type Colleague = { person: Person; page: Page; member: MemberItem }

export const test = base.extend<Journey>({
  // Each test comes from an address of its own, so that none uses up the limits of another.
  extraHTTPHeaders: async ({ extraHTTPHeaders }, provide) => {
    await provide({ ...extraHTTPHeaders, ...from(newAddress()) })
  },
  complaints: [
    async ({ context }, provide) => {
      const complaints: string[] = []
      listen(context, complaints)
      await provide(complaints)
      expect(complaints, 'the console stays silent').toEqual([])
    },
    { auto: true },
  ],
  person: async ({ request }, provide) => {
    await provide(await createAccount(request, newPerson()))
  },
  plan: ['enterprise', { option: true }],
  tenant: async ({ context, person, plan }, provide) => {
    await provide(await ownTenant(context, person, plan))
  },
  newBrowser: async ({ browser, complaints }, provide) => {
    const contexts: BrowserContext[] = []
    await provide(async (options) => {
      const context = await browser.newContext({ extraHTTPHeaders: from(newAddress()), ...options })
      listen(context, complaints)
      contexts.push(context)
      return context.newPage()
    })
    for (const context of contexts) await context.close()
  },
  newMember: async ({ context, tenant, newBrowser, request }, provide) => {
    await provide(async (role = 'member', name = 'Grace Hill') => {
      const page = await newBrowser()
      const person = await createAccount(request, { ...newPerson(), name })
      const member = await joinTenant(context.request, { tenant, context: page.context(), person, role })
      return { person, page, member }
    })
  },
})

/** The browser's own line on a 4xx; and Playwright's script, which a sandboxed mail keeps out as it keeps out any. */
const harmless = /^Failed to load resource|^Blocked script execution in 'about:srcdoc'/

/** Errors, warnings and refused policies. That a request was answered with 401 or 404 is for the test to judge. */
function listen(context: BrowserContext, complaints: string[]): void {
  context.on('weberror', (event) => complaints.push(String(event.error())))
  context.on('console', (message) => {
    const isComplaint = message.type() === 'error' || message.type() === 'warning'
    if (!isComplaint || harmless.test(message.text())) return
    complaints.push(`${message.text()} (${message.page()?.url() ?? 'no page'})`)
  })
}
