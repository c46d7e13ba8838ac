import { devices } from '@playwright/test'
import { expect, test } from './fixtures'
import { createAccount, newPerson } from './journey/people'
import { addTenant, joinTenant, ownTenant } from './journey/tenants'

test('switch organizations with search and keyboard', async ({ page, context, person }) => {
  const first = await ownTenant(context, person)
  const second = await addTenant(context.request)
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
  await page.keyboard.type(first.name)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(`/t/${first.slug}`)
  await expect(page.getByRole('heading', { level: 1, name: first.name })).toBeVisible()

  await switcher.click()
  await page.getByRole('option', { name: 'Create organization' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Create an organization' })).toBeVisible()
})

test('the navigation shows what one may use', async ({ page, newBrowser, request, person }) => {
  const owner = await newBrowser()
  const tenant = await ownTenant(owner.context(), person)
  const member = await createAccount(request, newPerson())
  await joinTenant(owner.request, { context: page.context(), person: member, role: 'member' })
  const names = ['Overview', 'Workspaces', 'Team', 'Settings']
  await page.goto(`/t/${tenant.slug}`)
  await expect(page.getByRole('navigation', { name: tenant.name }).getByRole('link')).toHaveText(names)
  await owner.goto(`/t/${tenant.slug}`)
  await expect(owner.getByRole('navigation', { name: tenant.name }).getByRole('link')).toHaveText([
    'Overview',
    'Workspaces',
    'Team',
    'Roles',
    'Settings',
  ])
})

test('the command menu knows pages, organizations and acts', async ({ page, context, person }) => {
  const first = await ownTenant(context, person)
  const second = await addTenant(context.request)
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
  await menu.getByRole('combobox').fill(first.name)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(`/t/${first.slug}`)
})

test('on a phone the navigation is a sheet that closes behind one', async ({ newBrowser, person }) => {
  const { userAgent, viewport, deviceScaleFactor, isMobile, hasTouch } = devices['iPhone 14']
  const page = await newBrowser({ userAgent, viewport, deviceScaleFactor, isMobile, hasTouch })
  const tenant = await ownTenant(page.context(), person)
  await page.goto(`/t/${tenant.slug}`)
  await page.getByRole('button', { name: 'Open navigation' }).tap()
  const sheet = page.getByRole('dialog', { name: 'Navigation' })
  await expect(sheet.getByRole('link', { name: 'Overview' })).toHaveAttribute('aria-current', 'page')
  await sheet.getByRole('link', { name: 'Settings' }).tap()
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible()
  await expect(sheet).toBeHidden()
  await page.getByRole('button', { name: 'Open navigation' }).tap()
  await page.keyboard.press('Escape')
  await expect(sheet).toBeHidden()
  await expect(page.getByRole('button', { name: 'Open navigation' })).toBeFocused()
})

test('addresses that lead nowhere say so in the frame, and foreign organizations are not told apart', async ({
  page,
  newBrowser,
  request,
  person,
}) => {
  const tenant = await ownTenant(page.context(), person)
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
