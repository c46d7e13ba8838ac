import { expect, test } from './fixtures'
import { api, appUrl } from './journey/api'
import { letAccessCookieExpire, refreshCookie, sessionCookies } from './journey/cookies'
import { signInQuietly } from './journey/people'

test('two tabs that renew at once both live on, in one session', async ({ context, person }) => {
  await signInQuietly(context, person)
  const profile = await context.newPage()
  const sessions = await context.newPage()
  for (let round = 0; round < 3; round++) {
    await letAccessCookieExpire(context)
    await Promise.all([profile.goto('/account'), sessions.goto('/account/sessions')])
    await expect(profile.getByLabel('Name')).toHaveValue(person.name)
    await expect(sessions.getByRole('row').filter({ hasText: 'This device' })).toBeVisible()
  }
  const list = await api(context.request).get('/api/auth/sessions')
  expect(await list.json()).toMatchObject({ sessions: [{ isCurrent: true }] })
  expect((await api(context.request).post('/api/auth/refresh')).status()).toBe(200)
})

test('parallel refreshes of one token get one child', async ({ context, person }) => {
  await signInQuietly(context, person)
  const { refresh } = await sessionCookies(context)
  const answers = await Promise.all(Array.from({ length: 5 }, () => refreshWith(refresh)))
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200])
  const children = new Set(answers.map(({ child }) => child))
  expect(children.size).toBe(1)
  expect(children.has(refresh ?? '')).toBe(false)
})

test('an older token than the last one ends the session for everyone who holds it', async ({
  page,
  context,
  person,
}) => {
  await signInQuietly(context, person)
  const { refresh: stolen } = await sessionCookies(context)
  for (let renewal = 0; renewal < 2; renewal++) {
    expect((await api(context.request).post('/api/auth/refresh')).status()).toBe(200)
  }
  expect((await refreshWith(stolen)).status).toBe(401)
  expect((await api(context.request).get('/api/auth/session')).status()).toBe(401)
  await page.goto('/account')
  await expect(page).toHaveURL('/sign-in?next=%2Faccount')
})

test('signing out in one tab signs out the other', async ({ page, context, person }) => {
  await signInQuietly(context, person)
  const other = await context.newPage()
  await other.goto('/account/security')
  await page.goto('/account')
  await page.getByRole('button', { name: /^Your menu/ }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await expect(page).toHaveURL('/sign-in?notice=signed-out')
  await expect(page.getByText('You are signed out.')).toBeVisible()
  await expect(other, 'without a reload').toHaveURL('/sign-in?notice=signed-out')
  expect(await sessionCookies(context)).toEqual({ access: null, refresh: null })
})

test('another browser of the same person stays signed in then', async ({ page, newBrowser, person }) => {
  const other = await newBrowser()
  await signInQuietly(other.context(), person)
  await other.goto('/account')
  await signInQuietly(page.context(), person)
  await page.goto('/account')
  await page.getByRole('button', { name: /^Your menu/ }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await expect(page).toHaveURL('/sign-in?notice=signed-out')
  await other.getByRole('link', { name: 'Sessions' }).click()
  await expect(other.getByRole('row').filter({ hasText: 'This device' })).toBeVisible()
})

/** Outside any browser, so that several really hold the same token. */
async function refreshWith(token: string | null) {
  const response = await fetch(`${appUrl}/api/auth/refresh`, {
    method: 'POST',
    headers: {
      Origin: appUrl,
      'X-Auth-Request': '1',
      'Content-Type': 'application/json',
      Cookie: `${refreshCookie}=${token}`,
    },
  })
  const set = response.headers.getSetCookie().find((line) => line.startsWith(`${refreshCookie}=`))
  return { status: response.status, child: set?.split(';')[0]?.slice(refreshCookie.length + 1) }
}
