import { expect, test } from './fixtures'
import { api } from './journey/api'
import { advanceClock } from './journey/clock'
import { letAccessCookieExpire, sessionCookies } from './journey/cookies'
import { signInQuietly } from './journey/people'

test('a page opened after the access cookie is gone simply shows, with new cookies', async ({
  page,
  context,
  person,
}) => {
  await signInQuietly(context, person)
  const before = await sessionCookies(context)
  await letAccessCookieExpire(context)
  await page.goto('/account')
  expect(new URL(page.url()).pathname, 'no detour over the sign-in page').toBe('/account')
  // Drawn on the server from the session that this very request has renewed.
  await expect(page.getByLabel('Name')).toHaveValue(person.name)
  await expect(page.getByRole('main').getByText(person.email)).toBeVisible()
  const after = await sessionCookies(context)
  expect(after.access).toBeTruthy()
  expect(after.access).not.toBe(before.access)
  expect(after.refresh).toBeTruthy()
  expect(after.refresh).not.toBe(before.refresh)
  expect((await api(page.request).get('/api/auth/session')).status()).toBe(200)
})

test('a form sent after an idle hour is saved, and a link followed goes on', async ({
  page,
  context,
  person,
}) => {
  await signInQuietly(context, person)
  await page.goto('/account')
  await page.getByLabel('Name').fill('Robin Idle')
  await letAccessCookieExpire(context)
  await page.getByRole('button', { name: 'Save name' }).click()
  await expect(page.getByText('Saved.')).toBeVisible()
  await letAccessCookieExpire(context)
  await page.getByRole('link', { name: 'Security' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Security' })).toBeVisible()
  await page.getByRole('link', { name: 'Profile' }).click()
  await expect(page.getByLabel('Name')).toHaveValue('Robin Idle')
})

test('without the refresh cookie there is nothing to renew', async ({ page, context, person }) => {
  await signInQuietly(context, person)
  await context.clearCookies()
  await page.goto('/account')
  await expect(page).toHaveURL('/sign-in?next=%2Faccount')
})

test(
  'two minutes idle outlive the token, not the session',
  { tag: '@alone' },
  async ({ page, context, request, person }) => {
    await signInQuietly(context, person)
    const before = await sessionCookies(context)
    await advanceClock(request, '2m')
    expect((await api(page.request).get('/api/auth/session')).status(), 'the token itself is over').toBe(401)
    await page.goto('/account/sessions')
    await expect(page.getByRole('row').filter({ hasText: 'This device' })).toBeVisible()
    const after = await sessionCookies(context)
    expect(after.access).not.toBe(before.access)
    expect(after.refresh).not.toBe(before.refresh)
  },
)

test('a week idle ends the session', { tag: '@alone' }, async ({ page, context, request, person }) => {
  await signInQuietly(context, person)
  await advanceClock(request, '8d')
  await page.goto('/account')
  await expect(page).toHaveURL('/sign-in?next=%2Faccount')
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in to Gatehouse' })).toBeVisible()
})
