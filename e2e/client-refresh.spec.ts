import type { BrowserContext } from '@playwright/test'
import { expect, test } from './fixtures'
import { api } from './journey/api'
import { refreshCookie, sessionCookies } from './journey/cookies'
import { signInQuietly, type Person } from './journey/people'

const nearTheEnd = 53_000

// In real time: tabs share a clock, and one that a test moves is moved for one tab after the other.
test(
  'two tabs renew ahead of the end, with one request, also without Web Locks',
  { tag: '@waits' },
  async ({ newBrowser, person }) => {
    test.setTimeout(150_000)
    const [usual, old] = [await newBrowser(), await newBrowser()]
    await old.context().addInitScript(() => Reflect.deleteProperty(Navigator.prototype, 'locks'))
    await Promise.all(
      [usual, old].map(async (browser) => {
        const context = browser.context()
        const { pages, renewals } = await twoTabs(context, person)
        expect(await pages[0]?.evaluate(() => 'locks' in navigator)).toBe(browser === usual)
        const before = await sessionCookies(context)
        await expect.poll(renewals, { timeout: 90_000 }).toBe(1)
        // The other tab's own time to renew lies at most 4 s apart: by then it knows that it need not.
        await quiet(8_000)
        expect(renewals()).toBe(1)
        expect((await sessionCookies(context)).refresh).not.toBe(before.refresh)
      }),
    )
  },
)

test('an offline tab waits, and catches up when the connection is back', async ({ context, person }) => {
  await context.clock.install()
  const { pages, renewals } = await twoTabs(context, person)
  await context.setOffline(true)
  await context.clock.fastForward('01:00:00')
  await quiet()
  expect(renewals()).toBe(0)
  await context.setOffline(false)
  await expect.poll(renewals).toBe(1)
  await quiet()
  for (const page of pages) await expect(page).toHaveURL('/account')
})

test('a session that was ended elsewhere leads every tab to sign in, and back', async ({
  context,
  newBrowser,
  person,
}) => {
  await context.clock.install()
  const { pages, renewals, jump } = await twoTabs(context, person)
  const other = await newBrowser()
  await signInQuietly(other.context(), person)
  expect((await api(other.context().request).delete('/api/auth/sessions')).status()).toBe(200)
  await jump(nearTheEnd)
  for (const page of pages) await expect(page).toHaveURL('/sign-in?next=%2Faccount')
  expect(renewals()).toBe(1)
  expect((await context.cookies()).some(({ name }) => name === refreshCookie)).toBe(false)
})

/** Two tabs of one signed-in browser, whose clock the test moves, and how often they asked for a new token. */
async function twoTabs(context: BrowserContext, person: Person) {
  await signInQuietly(context, person)
  const pages = [await context.newPage(), await context.newPage()]
  for (const page of pages) {
    await page.goto('/account')
    await expect(page.getByRole('button', { name: /^Your menu/ })).toBeVisible()
  }
  let count = 0
  context.on('request', (request) => {
    if (new URL(request.url()).pathname === '/api/auth/refresh') count += 1
  })
  let gate = Promise.resolve()
  await context.route('**/api/auth/refresh', async (route) => {
    await gate
    await route.continue()
  })
  return {
    pages,
    renewals: () => count,
    /** Playwright moves one tab's clock after the other's. Real tabs share a clock, so no answer comes in between. */
    async jump(ms: number) {
      let open = () => {}
      gate = new Promise<void>((resolve) => (open = resolve))
      await context.clock.fastForward(ms)
      open()
    },
  }
}

/** Long enough for a second request to show itself. */
function quiet(ms = 1_500): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
