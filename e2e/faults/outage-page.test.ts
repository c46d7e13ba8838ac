import { chromium, type Browser as Chromium, type BrowserContextOptions, type Page } from '@playwright/test'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { findChromium } from '@/scripts/setup/chromium.mjs'
import type { Cutter } from '../harness/database-cutter'
import type { Instances } from '../harness/instances'
import { startBehindCutter } from '../harness/instances-behind-cutter'
import { signUpVerified } from '../harness/people'
import { violationsOf } from '../journey/axe'

let instances: Instances
let cutter: Cutter
let stop: () => Promise<void>
let browser: Chromium

beforeAll(async () => {
  ;({ instances, cutter, stop } = await startBehindCutter({ count: 1 }))
  const { path } = await findChromium()
  if (path === null) throw new Error('there is no Chromium to test with')
  browser = await chromium.launch({ executablePath: path })
})

afterAll(async () => {
  await browser.close()
  await stop()
})

const looks = [1280, 390].flatMap((width) => [
  { width, colorScheme: 'light' as const },
  { width, colorScheme: 'dark' as const },
])

it.each(['/account/sessions', '/'])(
  '%s in an outage: accessible in both themes and sizes, and back by itself when the database is',
  async (path) => {
    const page = await visit({ reducedMotion: 'reduce' })
    const complaints: string[] = []
    page.on('pageerror', (error) => complaints.push(String(error)))
    await page.goto(path)
    expect(await page.getByText('is briefly unavailable').count()).toBe(0)
    await duringOutage(async () => {
      expect((await page.goto(path))?.status()).toBe(503)
      await page.getByText('This page opens by itself as soon as it can.').waitFor()
      for (const { width, colorScheme } of looks) {
        await page.setViewportSize({ width, height: 844 })
        await page.emulateMedia({ colorScheme })
        expect(await violationsOf(page), `${width} px, ${colorScheme}`).toEqual([])
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
        expect(overflow, `${width} px`).toBeLessThanOrEqual(0)
      }
    })
    await page.getByText('is briefly unavailable').waitFor({ state: 'detached', timeout: 20_000 })
    expect(new URL(page.url()).pathname).toBe(path)
    expect(complaints).toEqual([])
    await page.context().close()
  },
)

it('without JavaScript it says what is wrong, and its button leads back', async () => {
  const page = await visit({ javaScriptEnabled: false })
  await duringOutage(async () => {
    expect((await page.goto('/account/sessions'))?.status()).toBe(503)
    await expectSeen(page, 'Gatehouse is briefly unavailable')
    await page.getByRole('link', { name: 'Try again' }).click()
    await expectSeen(page, 'Gatehouse is briefly unavailable')
  })
  await expect.poll(async () => (await instances.browser().get('/api/ready')).status).toBe(200)
  await page.getByRole('link', { name: 'Try again' }).click()
  await page.getByText('This device').first().waitFor({ state: 'attached', timeout: 20_000 })
  expect(new URL(page.url()).pathname).toBe('/account/sessions')
  await page.context().close()
})

it('someone who moves about in an outage gets its page, and not the one to sign in', async () => {
  const page = await visit({})
  await page.goto('/account')
  await page.context().clearCookies({ name: 'sid' })
  await duringOutage(async () => {
    await page.getByRole('link', { name: 'Sessions' }).first().click()
    await page.getByText('This page opens by itself as soon as it can.').waitFor()
  })
  await page.getByText('This device').waitFor({ timeout: 20_000 })
  expect(new URL(page.url()).pathname).toBe('/account/sessions')
  await page.context().close()
})

/** A window of somebody who has just signed in. */
async function visit(options: BrowserContextOptions): Promise<Page> {
  const [instance] = instances.all
  const person = await signUpVerified(instances)
  const context = await browser.newContext({ baseURL: instance?.url, ...options })
  const cookies = [...person.browser.cookies].map(([name, value]) => ({
    name,
    value,
    url: `${instance?.url}`,
  }))
  await context.addCookies(cookies)
  return context.newPage()
}

async function duringOutage(look: () => Promise<void>): Promise<void> {
  cutter.refuse()
  // News of revocations comes in by a connection of its own: until its end is noticed, a token may be enough to read.
  await expect
    .poll(async () => (await instances.browser().get('/api/ready')).json<{ feed: boolean }>().feed)
    .toBe(false)
  try {
    await look()
  } finally {
    await cutter.heal()
  }
}

async function expectSeen(page: Page, words: string): Promise<void> {
  await page.getByRole('heading', { level: 1, name: words }).waitFor({ timeout: 5_000 })
}
