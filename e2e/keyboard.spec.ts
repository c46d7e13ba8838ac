import { devices, type Locator, type Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { api } from './journey/api'
import { signInQuietly } from './journey/people'

test('sign in and sign out another device with the keyboard alone', async ({ page, newBrowser, person }) => {
  const phone = await newBrowser({ userAgent: devices['iPhone 15'].userAgent })
  await signInQuietly(phone.context(), person)

  await page.goto('/sign-in?next=%2Faccount')
  await tabTo(page, page.getByLabel('Email'))
  await page.keyboard.type(person.email)
  await tabTo(page, page.getByLabel('Password', { exact: true }))
  await page.keyboard.type(person.password)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Profile' })).toBeVisible()

  await tabTo(page, page.getByRole('link', { name: 'Sessions' }))
  await page.keyboard.press('Enter')
  const trigger = page.getByRole('button', { name: 'Sign out Safari on iPhone' })
  await expect(trigger).toBeVisible()
  await tabTo(page, trigger)
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('alertdialog')
  await expect(dialog).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(trigger, 'the focus returns to where it was').toBeFocused()

  await page.keyboard.press('Enter')
  await tabTo(page, dialog.getByRole('button', { name: 'Sign out Safari on iPhone' }))
  await page.keyboard.press('Enter')
  await expect(page.getByText('Safari on iPhone was signed out.')).toBeVisible()
  await expect(page.getByRole('main'), 'the focus is not lost with its button').toBeFocused()
  expect((await api(phone.request).get('/api/auth/session')).status()).toBe(401)
})

test('the command menu opens by its shortcut, finds pages, and gives the focus back', async ({
  page,
  context,
  person,
}) => {
  await signInQuietly(context, person)
  await page.goto('/account')
  const security = page.getByRole('link', { name: 'Security' })
  const menu = page.getByRole('dialog', { name: 'Command menu' })
  await expect(page.getByRole('complementary').getByText('Ctrl K')).toBeVisible()
  await tabTo(page, security)

  await page.keyboard.press('Control+k')
  await expect(menu).toBeVisible()
  await expect(menu.getByRole('combobox')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(menu).toBeHidden()
  await expect(security).toBeFocused()

  await page.keyboard.press('Meta+k')
  await expect(menu).toBeVisible()
  await page.keyboard.type('devices')
  await page.keyboard.press('Enter')
  await expect(menu).toBeHidden()
  await expect(page.getByRole('heading', { level: 1, name: 'Sessions' })).toBeVisible()
})

test('the skip link leads past the navigation', async ({ page, context, person }) => {
  await signInQuietly(context, person)
  await page.goto('/account')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main')).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(page.getByLabel('Name')).toBeFocused()
})

/** Presses Tab until the focus is there; a page has fewer stops than this. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  const isFocused = (element: Element) => element === document.activeElement
  for (let stops = 0; stops < 40; stops++) {
    if (await target.evaluate(isFocused)) return
    await page.keyboard.press('Tab')
  }
  await expect(target).toBeFocused()
}
