import { expect, test } from './fixtures'
import { api } from './journey/api'
import { sessionCookies } from './journey/cookies'
import { lastMail } from './journey/mail'
import { expectFirstRun, signInQuietly, submitSignIn } from './journey/people'

test('changing the password signs out other browsers and renews this one', async ({
  page,
  context,
  newBrowser,
  request,
  person,
}) => {
  const other = await newBrowser()
  await signInQuietly(other.context(), person)
  await signInQuietly(context, person)
  const before = await sessionCookies(context)
  const newPassword = 'another quiet harbor 19'

  await page.goto('/account/security')
  await page.getByLabel('Current password').fill('not my password')
  await page.getByLabel('New password').fill(newPassword)
  await page.getByRole('button', { name: 'Change password' }).click()
  await expect(page.getByLabel('Current password')).toHaveAccessibleDescription('The password is not right.')
  expect((await api(other.request).get('/api/auth/session')).status()).toBe(200)

  await page.getByLabel('Current password').fill(person.password)
  await page.getByLabel('New password').fill(newPassword)
  await page.getByRole('button', { name: 'Change password' }).click()
  await expect(page.getByText('Password changed. Other devices were signed out.')).toBeVisible()
  await expect(page.getByLabel('New password')).toHaveValue('')

  const after = await sessionCookies(context)
  expect(after.access).not.toBe(before.access)
  expect(after.refresh).not.toBe(before.refresh)
  expect((await api(other.request).get('/api/auth/session')).status()).toBe(401)
  await page.getByRole('link', { name: 'Sessions' }).click()
  await expect(page.getByText('No other devices')).toBeVisible()
  await lastMail(request, person.email, /password was changed/)

  await other.goto('/sign-in')
  await submitSignIn(other, person)
  await expect(other.getByText('The email address or the password is not right.')).toBeVisible()
  await submitSignIn(other, { ...person, password: newPassword })
  await expectFirstRun(other)
})

test('deleting the account takes typing its address, and then it is gone', async ({
  page,
  context,
  newBrowser,
  person,
}) => {
  const other = await newBrowser()
  await signInQuietly(other.context(), person)
  await signInQuietly(context, person)
  await page.goto('/account/security')
  await page.getByRole('button', { name: 'Delete account' }).click()
  const dialog = page.getByRole('alertdialog', { name: 'Delete your Gatehouse account?' })
  const typed = dialog.getByLabel(`Type ${person.email} to confirm`)
  const confirm = dialog.getByRole('button', { name: 'Delete account' })

  await typed.fill('robin@example.com')
  await dialog.getByLabel('Password', { exact: true }).fill(person.password)
  await confirm.click()
  await expect(typed).toHaveAccessibleDescription(`Type ${person.email} to confirm.`)
  await typed.fill(person.email)
  await dialog.getByLabel('Password', { exact: true }).fill('not my password')
  await confirm.click()
  await expect(dialog.getByLabel('Password', { exact: true })).toHaveAccessibleDescription(
    'The password is not right.',
  )
  expect((await api(other.request).get('/api/auth/me')).status()).toBe(200)

  await dialog.getByLabel('Password', { exact: true }).fill(person.password)
  await confirm.click()
  await expect(page).toHaveURL('/sign-in?notice=account-deleted')
  await expect(page.getByText('Your account was deleted')).toBeVisible()
  expect(await sessionCookies(context)).toEqual({ access: null, refresh: null })
  expect((await api(other.request).get('/api/auth/session')).status()).toBe(401)
  await submitSignIn(page, person)
  await expect(page.getByText('The email address or the password is not right.')).toBeVisible()
})
