import { devices } from '@playwright/test'
import { expect, test } from './fixtures'
import { api } from './journey/api'
import { signIn, signInQuietly } from './journey/people'

const iPhone = { userAgent: devices['iPhone 15'].userAgent }
const mac = { userAgent: devices['Desktop Safari'].userAgent }

test('two browsers see one another, and one throws the other out within a second', async ({
  page,
  newBrowser,
  person,
}) => {
  const phone = await newBrowser(iPhone)
  await signIn(phone, person)
  await signIn(page, person)
  await page.getByRole('link', { name: 'Sessions' }).click()
  const table = page.getByRole('table')
  const own = table.getByRole('row').filter({ hasText: 'This device' })
  await expect(own).toContainText('Chrome on Windows')
  const others = table.getByRole('row').filter({ hasText: 'Safari on iPhone' })
  await expect(others).toHaveCount(1)
  await expect(others).not.toContainText('This device')

  await others.getByRole('button', { name: 'Sign out Safari on iPhone' }).click()
  const dialog = page.getByRole('alertdialog', { name: 'Sign out Safari on iPhone?' })
  const answered = page.waitForResponse((response) => response.request().method() === 'POST')
  await dialog.getByRole('button', { name: 'Sign out Safari on iPhone' }).click()
  await answered
  const since = Date.now()
  const status = async () => (await api(phone.request).get('/api/auth/session')).status()
  await expect.poll(status, { intervals: [20] }).toBe(401)
  expect(Date.now() - since).toBeLessThan(1_000)

  await expect(page.getByText('Safari on iPhone was signed out.')).toBeVisible()
  await expect(others).toHaveCount(0)
  await expect(page.getByText('No other devices')).toBeVisible()
  expect((await api(page.request).get('/api/auth/session')).status()).toBe(200)

  await phone.goto('/account/sessions')
  await expect(phone).toHaveURL('/sign-in?next=%2Faccount%2Fsessions')
  expect((await api(phone.request).post('/api/auth/refresh')).status(), 'nor does a refresh help').toBe(401)
})

test('sign out all others leaves this device alone', async ({ page, newBrowser, person }) => {
  const others = [await newBrowser(iPhone), await newBrowser(mac), await newBrowser()]
  for (const other of others) await signInQuietly(other.context(), person)
  await signInQuietly(page.context(), person)
  await page.goto('/account/sessions')
  await expect(page.getByRole('table').getByRole('row')).toHaveCount(5)

  await page.getByRole('button', { name: 'Sign out all others' }).click()
  const dialog = page.getByRole('alertdialog', { name: 'Sign out all other devices?' })
  await expect(dialog).toContainText('The other 3 devices are signed out at once.')
  await dialog.getByRole('button', { name: 'Sign out all others' }).click()
  await expect(page.getByText('All other devices were signed out.')).toBeVisible()
  await expect(page.getByRole('table').getByRole('row')).toHaveCount(2)

  for (const other of others) expect((await api(other.request).get('/api/auth/me')).status()).toBe(401)
  await page.reload()
  await expect(page.getByRole('heading', { level: 1, name: 'Sessions' })).toBeVisible()
})

test('backing out of the question signs nobody out', async ({ page, newBrowser, person }) => {
  const phone = await newBrowser(iPhone)
  await signInQuietly(phone.context(), person)
  await signInQuietly(page.context(), person)
  await page.goto('/account/sessions')
  await page.getByRole('button', { name: 'Sign out Safari on iPhone' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByRole('alertdialog')).toBeHidden()
  expect((await api(phone.request).get('/api/auth/session')).status()).toBe(200)
})
