import { expect, test } from './fixtures'
import { api } from './journey/api'
import { mailedLink } from './journey/mail'
import { expectFirstRun, newPerson, signInQuietly, submitSignIn, submitSignUp } from './journey/people'

test.use({ javaScriptEnabled: false })

test('sign up, confirm, and be signed in', async ({ page, request }) => {
  const person = newPerson()
  await submitSignUp(page, person)
  await expect(page.getByRole('heading', { level: 1, name: 'Check your inbox' })).toBeVisible()
  await page.goto(await mailedLink(request, person.email, '/verify-email'))
  await page.getByRole('button', { name: 'Confirm address' }).click()
  await expect(page.getByText('You are signed in on this device.')).toBeVisible()
  await page.getByRole('link', { name: 'Continue to Gatehouse' }).click()
  await expectFirstRun(page)
})

test('a wrong password keeps the address, and the right one goes on to where one wanted to be', async ({
  page,
  person,
}) => {
  await page.goto('/account/security')
  await expect(page).toHaveURL('/sign-in?next=%2Faccount%2Fsecurity')
  await submitSignIn(page, { email: person.email, password: 'not my password' })
  await expect(page.getByRole('alert')).toHaveText('The email address or the password is not right.')
  await expect(page.getByLabel('Email')).toHaveValue(person.email)
  await expect(page.getByLabel('Password', { exact: true })).toHaveValue('')
  expect(await page.content()).not.toContain('not my password')

  await submitSignIn(page, person)
  await expect(page.getByRole('heading', { level: 1, name: 'Security' })).toBeVisible()
})

test('errors stand beside their fields', async ({ page }) => {
  await submitSignUp(page, { name: 'Robin Vale', email: 'robin at example', password: 'quiet harbor 41' })
  const email = page.getByLabel('Email')
  await expect(email).toHaveAccessibleDescription('Enter an email address such as ada@example.com.')
  await expect(email).toHaveValue('robin at example')
  await expect(page.getByLabel('Name')).toHaveValue('Robin Vale')
  expect(await page.content()).not.toContain('quiet harbor 41')
})

test('save a name, sign out one device, then this one', async ({ page, newBrowser, person }) => {
  const other = await newBrowser()
  await signInQuietly(other.context(), person)
  await page.goto('/sign-in?next=%2Faccount')
  await submitSignIn(page, person)
  await page.getByLabel('Name').fill('Robin Plain')
  await page.getByRole('button', { name: 'Save name' }).click()
  await expect(page.getByText('Saved.')).toBeVisible()
  await expect(page.getByLabel('Name')).toHaveValue('Robin Plain')

  await page.getByRole('link', { name: 'Sessions' }).click()
  await page.getByLabel('Sign out Chrome on Windows').click()
  await page.getByRole('button', { name: 'Sign out Chrome on Windows' }).click()
  await expect(page.getByText('Chrome on Windows was signed out.')).toBeVisible()
  await expect(page.getByRole('table').getByRole('row')).toHaveCount(2)
  expect((await api(other.request).get('/api/auth/session')).status()).toBe(401)

  await page.locator('summary').filter({ hasText: 'Robin Plain' }).click()
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await expect(page.getByText('You are signed out.')).toBeVisible()
  await page.goto('/account')
  await expect(page).toHaveURL('/sign-in?next=%2Faccount')
})

test('forgot, reset, sign in', async ({ page, request, person }) => {
  await page.goto('/forgot-password')
  await page.getByLabel('Email').fill(person.email)
  await page.getByRole('button', { name: 'Send reset link' }).click()
  await expect(page.getByText(`If there is an account for ${person.email}`)).toBeVisible()
  await page.goto(await mailedLink(request, person.email, '/reset-password'))
  await page.getByLabel('New password').fill('plain harbor 52 again')
  await page.getByRole('button', { name: 'Change password' }).click()
  await expect(page.getByText('Your password is changed and every device was signed out.')).toBeVisible()
  await submitSignIn(page, { ...person, password: 'plain harbor 52 again' })
  await expectFirstRun(page)
})
