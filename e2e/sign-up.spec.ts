import { expect, test } from './fixtures'
import { api } from './journey/api'
import { mailedLink } from './journey/mail'
import { expectFirstRun, newPerson, submitSignIn, submitSignUp } from './journey/people'

test('sign up, open the mailed link, and be signed in', async ({ page, request }) => {
  const person = newPerson()
  await submitSignUp(page, person)
  await expect(page.getByRole('heading', { level: 1, name: 'Check your inbox' })).toBeVisible()
  await expect(page.getByText(person.email)).toBeVisible()
  await expect(page).toHaveTitle(/^Check your inbox/)

  await page.goto(await mailedLink(request, person.email, '/verify-email'))
  await expect(page.getByRole('heading', { level: 1, name: 'Confirm your address' })).toBeVisible()
  await page.getByRole('button', { name: 'Confirm address' }).click()

  await expect(page.getByRole('heading', { level: 1, name: 'Address confirmed' })).toBeVisible()
  await expect(page.getByText('You are signed in on this device.')).toBeVisible()
  expect(page.url(), 'the token has left the address bar').not.toContain('token')
  await page.getByRole('link', { name: 'Continue to Gatehouse' }).click()
  await expectFirstRun(page)

  await page.getByRole('link', { name: `Signed in as ${person.email}` }).click()
  await expect(page.getByLabel('Name')).toHaveValue(person.name)
  await expect(page.getByRole('main').getByText(person.email)).toBeVisible()
  await expect(page.getByText('Verified', { exact: true })).toBeVisible()
})

test('a link opened in another browser confirms, and that browser must sign in', async ({
  page,
  newBrowser,
  request,
}) => {
  const person = newPerson()
  await submitSignUp(page, person)
  await expect(page.getByRole('heading', { level: 1, name: 'Check your inbox' })).toBeVisible()

  const other = await newBrowser()
  await other.goto(await mailedLink(request, person.email, '/verify-email'))
  await other.getByRole('button', { name: 'Confirm address' }).click()
  await expect(other.getByRole('heading', { level: 1, name: 'Address confirmed' })).toBeVisible()
  expect((await api(other.request).get('/api/auth/session')).status()).toBe(401)

  await other.getByRole('main').getByRole('link', { name: 'Sign in' }).click()
  await submitSignIn(other, person)
  await expectFirstRun(other)
})

test('opening the link changes nothing, so that a mail scanner cannot use it up', async ({
  page,
  request,
}) => {
  const person = newPerson()
  await submitSignUp(page, person)
  const link = await mailedLink(request, person.email, '/verify-email')
  for (const method of ['GET', 'HEAD', 'GET']) {
    expect((await request.fetch(link, { method })).status()).toBe(200)
  }
  await page.goto(link)
  await page.getByRole('button', { name: 'Confirm address' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Address confirmed' })).toBeVisible()
})

test('a sign-up says beside each field how to mend it, and keeps what was typed', async ({ page }) => {
  const typed = { name: 'Robin Vale', email: 'robin at example' }
  await submitSignUp(page, { ...typed, password: '' })
  await expect(page.getByText('2 fields need another look.')).toBeVisible()
  const email = page.getByLabel('Email')
  await expect(email).toHaveAccessibleDescription('Enter an email address such as ada@example.com.')
  await expect(email).toHaveAttribute('aria-invalid', 'true')
  await expect(email).toBeFocused()
  await expect(email).toHaveValue(typed.email)
  await expect(page.getByLabel('Name')).toHaveValue(typed.name)
})

test('a password that anyone would guess is refused, and is not sent back', async ({ page }) => {
  for (const [password, words] of [
    ['short', /at least 8 characters/i],
    ['password123', /common|guess/i],
  ] as const) {
    await submitSignUp(page, { ...newPerson(), password })
    await expect(page.getByText('One field needs another look.')).toBeVisible()
    const field = page.getByLabel('Password', { exact: true })
    await expect(field).toBeFocused()
    await expect(field).toHaveValue('')
    await expect(field).toHaveAccessibleDescription(words)
  }
})
