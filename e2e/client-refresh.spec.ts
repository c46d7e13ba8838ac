import type { BrowserContext } from '@playwright/test'
import { expect, test } from './fixtures'
import { api } from './journey/api'
import { refreshCookie, sessionCookies } from './journey/cookies'
import { signInQuietly, type Person } from './journey/people'

const nearTheEnd = 53_000

test('two tabs renew ahead of the end, with one request', async ({ context, person }) => {
  const { renewals } = await twoTabs(context, person)
  const before = await sessionCookies(context)
  for (let round = 1; round <= 3; round++) {
    await context.clock.fastForward(nearTheEnd)
    await expect.poll(renewals).toBe(round)
    // Both tabs have heard of it before time jumps again: the jump would also end the pause that lets them hear.
    await quiet()
    expect(renewals()).toBe(round)
  }
  expect((await sessionCookies(context)).refresh).not.toBe(before.refresh)
})

test('without Web Locks they agree over a channel', async ({ context, person }) => {
  await context.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, 'locks'))
  const { pages, renewals } = await twoTabs(context, person)
  expect(await pages[0]?.evaluate(() => 'locks' in navigator)).toBe(false)
  await context.clock.fastForward(nearTheEnd)
  await expect.poll(renewals).toBe(1)
  await quiet()
  expect(renewals()).toBe(1)
})

test('an offline tab waits, and catches up when the connection is back', async ({ context, person }) => {
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
  const { pages, renewals } = await twoTabs(context, person)
  const other = await newBrowser()
  await signInQuietly(other.context(), person)
  expect((await api(other.context().request).delete('/api/auth/sessions')).status()).toBe(200)
  await context.clock.fastForward(nearTheEnd)
  for (const page of pages) await expect(page).toHaveURL('/sign-in?next=%2Faccount')
  expect(renewals()).toBe(1)
  expect((await context.cookies()).some(({ name }) => name === refreshCookie)).toBe(false)
})

/** Two tabs of one signed-in browser, whose clock the test moves, and how often they asked for a new token. */
async function twoTabs(context: BrowserContext, person: Person) {
  await context.clock.install()
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
  return { pages, renewals: () => count }
}

/** Long enough for a second request to show itself. */
function quiet(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 1_500))
}
