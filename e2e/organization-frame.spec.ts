import { devices, type Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { createAccount, newPerson, signInQuietly } from './journey/people'
import { addTenant, ownTenant } from './journey/tenants'
import { newWorkspace } from './journey/things'

test('switch organizations with search and keyboard', async ({ page, tenant }) => {
  const second = await addTenant(page.request)
  await page.goto(`/t/${second.slug}`)
  const switcher = page.getByRole('complementary').getByRole('button', { name: /Switch organization/ })
  await expect(switcher).toContainText(second.name)
  await expect(switcher).toContainText('Owner')
  await switcher.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('combobox')).toBeFocused()
  await page.keyboard.type('no such thing anywhere')
  await expect(page.getByText('None of yours has that name.')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(switcher).toBeFocused()
  await page.keyboard.press('Enter')
  await page.keyboard.type(tenant.name)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(`/t/${tenant.slug}`)
  await expect(page.getByRole('heading', { level: 1, name: tenant.name })).toBeVisible()

  await switcher.click()
  await page.getByRole('option', { name: 'Create organization' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Create an organization' })).toBeVisible()
})

test('the navigation shows what one may use', async ({ page, tenant, newMember }) => {
  const { page: other } = await newMember()
  const names = ['Overview', 'Workspaces', 'Team', 'Usage', 'Settings']
  await other.goto(`/t/${tenant.slug}`)
  await expect(other.getByRole('navigation', { name: tenant.name }).getByRole('link')).toHaveText(names)
  await page.goto(`/t/${tenant.slug}`)
  await expect(page.getByRole('navigation', { name: tenant.name }).getByRole('link')).toHaveText([
    'Overview',
    'Workspaces',
    'Team',
    'Roles',
    'Billing',
    'Usage',
    'Settings',
  ])
})

test('the command menu knows pages, organizations and acts', async ({ page, tenant }) => {
  const second = await addTenant(page.request)
  // Until then nobody listens for keys.
  const isHydrated = page.waitForResponse((response) => response.url().includes('/api/auth/access-set'))
  await page.goto(`/t/${second.slug}`)
  await isHydrated
  await page.keyboard.press('Control+k')
  const menu = page.getByRole('dialog', { name: 'Command menu' })
  await menu.getByRole('combobox').fill('rename')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible()
  await page.keyboard.press('Control+k')
  await menu.getByRole('combobox').fill(tenant.name)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(`/t/${tenant.slug}`)
})

test('on a phone the navigation is a sheet that closes behind one', async ({
  tenant,
  newBrowser,
  person,
}) => {
  const { userAgent, viewport, deviceScaleFactor, isMobile, hasTouch } = devices['iPhone 14']
  const phone = await newBrowser({ userAgent, viewport, deviceScaleFactor, isMobile, hasTouch })
  await signInQuietly(phone.context(), person)
  await phone.goto(`/t/${tenant.slug}`)
  await phone.getByRole('button', { name: 'Open navigation' }).tap()
  const sheet = phone.getByRole('dialog', { name: 'Navigation' })
  await expect(sheet.getByRole('link', { name: 'Overview' })).toHaveAttribute('aria-current', 'page')
  await sheet.getByRole('link', { name: 'Settings' }).tap()
  await expect(phone.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible()
  await expect(sheet).toBeHidden()
  await phone.getByRole('button', { name: 'Open navigation' }).tap()
  await phone.keyboard.press('Escape')
  await expect(sheet).toBeHidden()
  await expect(phone.getByRole('button', { name: 'Open navigation' })).toBeFocused()
})

test('addresses that lead nowhere say so in the frame, and foreign organizations are not told apart', async ({
  page,
  tenant,
  newBrowser,
  request,
}) => {
  const answer = await page.goto(`/t/${tenant.slug}/nothing/here`)
  expect(answer?.status()).toBe(404)
  await expect(page.getByText('There is no such page in this organization')).toBeVisible()
  await page.getByRole('link', { name: 'Go to the overview' }).click()
  await expect(page.getByRole('heading', { level: 1, name: tenant.name })).toBeVisible()

  const stranger = await newBrowser()
  await ownTenant(stranger.context(), await createAccount(request, newPerson()))
  for (const slug of [tenant.slug, 'no-such-organization-at-all']) {
    const foreign = await stranger.goto(`/t/${slug}/settings`)
    expect(foreign?.status()).toBe(404)
    await expect(stranger.getByRole('heading', { level: 1 })).toHaveText('Organization not found')
    expect(await stranger.content()).not.toContain(tenant.name)
  }
})

test('a page that takes its time is stood in for by its skeleton', async ({ page, tenant }) => {
  const { id } = await newWorkspace(page.request, 'Website')
  await page.goto(`/t/${tenant.slug}/workspaces`)
  for (const [link, path, label] of [
    ['All projects', '/projects', 'Loading All projects'],
    ['Workspaces', '/workspaces', 'Loading Workspaces'],
    ['Website', `/workspaces/${id}`, 'Loading workspace'],
  ] as const) {
    const letGo = await holdBack(page)
    await page.getByRole('main').getByRole('link', { name: link, exact: true }).last().click()
    await expect(page.getByRole('status').filter({ hasText: label })).toBeVisible()
    letGo()
    await expect(page).toHaveURL(`/t/${tenant.slug}${path}`)
    await expect(page.getByText(label)).toBeHidden()
    await page.unrouteAll({ behavior: 'wait' })
  }
})

/** Keeps what a click asks of the server from arriving until it is let go. */
async function holdBack(page: Page): Promise<() => void> {
  let letGo = () => {}
  const free = new Promise<void>((resolve) => (letGo = resolve))
  await page.route('**/t/**', async (route) => {
    if (route.request().headers().rsc) await free
    await route.continue()
  })
  return letGo
}
