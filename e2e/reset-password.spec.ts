import { expect, test } from './fixtures'
import { api } from './journey/api'
import { lastMail, mailedLink } from './journey/mail'
import { expectFirstRun, signInQuietly, submitSignIn } from './journey/people'

test('forgot, mail, new password: other browsers are out and the old password is dead', async ({
  page,
  newBrowser,
  request,
  person,
}) => {
  const other = await newBrowser()
  await signInQuietly(other.context(), person)

  await page.goto('/sign-in')
  await page.getByRole('link', { name: 'Forgot password?' }).click()
  await expect(page).toHaveURL('/forgot-password')
  await page.getByLabel('Email').fill(person.email)
  await page.getByRole('button', { name: 'Send reset link' }).click()
  await expect(page.getByText(`If there is an account for ${person.email}, a link`)).toBeVisible()

  const link = await mailedLink(request, person.email, '/reset-password')
  await page.goto(link)
  await page.getByLabel('New password').fill('a different lantern 77')
  await page.getByRole('button', { name: 'Change password' }).click()
  await expect(page.getByText('Your password is changed and every device was signed out.')).toBeVisible()
  expect((await api(other.request).get('/api/auth/session')).status()).toBe(401)

  await submitSignIn(page, person)
  await expect(page.getByText('The email address or the password is not right.')).toBeVisible()
  await submitSignIn(page, { ...person, password: 'a different lantern 77' })
  await expectFirstRun(page)
  await lastMail(request, person.email, /password was changed/)
})

test('a used reset link says so, and leads to another', async ({ page, request, person }) => {
  await api(request).post('/api/auth/forgot-password', { email: person.email })
  const link = await mailedLink(request, person.email, '/reset-password')
  const token = new URL(link).searchParams.get('token')
  const used = await api(request).post('/api/auth/reset-password', { token, password: 'first of the two 81' })
  expect(used.status()).toBe(200)

  await page.goto(link)
  await page.getByLabel('New password').fill('second of the two 82')
  await page.getByRole('button', { name: 'Change password' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'This link no longer works' })).toBeVisible()
  await expect(page.getByText('It was used already, or a newer one took its place.')).toBeVisible()
  await page.getByRole('link', { name: 'Send a new link' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Forgot your password?' })).toBeVisible()
})

test('using one reset link kills the others', async ({ page, request, person }) => {
  const ask = () => api(request).post('/api/auth/forgot-password', { email: person.email })
  await ask()
  const older = await mailedLink(request, person.email, '/reset-password')
  await ask()
  const newer = await mailedLink(request, person.email, '/reset-password', 2)
  expect(newer).not.toBe(older)
  await page.goto(newer)
  await page.getByLabel('New password').fill('by the newer link 93')
  await page.getByRole('button', { name: 'Change password' }).click()
  await expect(page).toHaveURL('/sign-in?notice=password-reset')

  await page.goto(older)
  await page.getByLabel('New password').fill('by the older link 94')
  await page.getByRole('button', { name: 'Change password' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'This link no longer works' })).toBeVisible()
})

test('a link that lost its token on the way says so', async ({ page }) => {
  for (const path of ['/reset-password', '/verify-email', '/reset-password?token=']) {
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1, name: 'This link is not complete' })).toBeVisible()
  }
})
