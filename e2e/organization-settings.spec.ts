import { expect, test } from './fixtures'
import { api } from './journey/api'
import { createAccount, newPerson } from './journey/people'
import { joinTenant, memberWith, newTenantName, setRole } from './journey/tenants'

test('rename, and move to another address', async ({ page, tenant }) => {
  await page.goto(`/t/${tenant.slug}/settings`)
  const name = newTenantName()
  await page.getByLabel('Name').fill(name)
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Saved.')).toBeVisible()
  await expect(page.getByRole('complementary').getByRole('button', { name })).toBeVisible()

  const slug = `${tenant.slug}-two`
  await page.getByLabel('Address').fill(slug)
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page).toHaveURL(new RegExp(`/t/${slug}/settings`))
  await expect(page.getByText('This organization is at its new address now.')).toBeVisible()
  await expect(page.getByLabel('Address')).toHaveValue(slug)
  expect((await page.request.get(`/t/${tenant.slug}`)).status(), 'the old address leads nowhere').toBe(404)
  await page.getByRole('complementary').getByRole('link', { name: 'Overview' }).click()
  await expect(page).toHaveURL(`/t/${slug}`)
})

test('ownership is handed over, and only then can the first owner leave', async ({
  page,
  tenant,
  newMember,
  person,
}) => {
  const { page: other, person: heir } = await newMember()
  await page.goto(`/t/${tenant.slug}/settings`)
  await page.getByRole('button', { name: `Leave ${tenant.name}` }).click()
  const leaving = page.getByRole('alertdialog', { name: `Leave ${tenant.name}?` })
  await leaving.getByRole('button', { name: `Leave ${tenant.name}` }).click()
  await expect(leaving.getByRole('alert')).toContainText('An organization keeps an owner.')
  await leaving.getByRole('button', { name: 'Cancel' }).click()

  await page.getByRole('button', { name: 'Hand over' }).click()
  const handing = page.getByRole('alertdialog', { name: `Hand over ${tenant.name}?` })
  await handing.getByLabel('Email of the new owner').fill('nobody@example.com')
  await handing.getByRole('button', { name: `Hand over ${tenant.name}` }).click()
  await expect(handing.getByLabel('Email of the new owner')).toHaveAccessibleDescription(/somebody who is in/)
  await handing.getByLabel('Email of the new owner').fill(heir.email)
  await handing.getByRole('button', { name: `Hand over ${tenant.name}` }).click()
  await expect(page.getByText('Ownership is handed over, and you are an admin now.')).toBeVisible()
  expect((await memberWith(other.request, heir.email)).role).toBe('owner')
  expect((await memberWith(other.request, person.email)).role).toBe('admin')
  await expect(page.getByRole('button', { name: 'Delete organization' })).toHaveCount(0)

  await page.getByRole('button', { name: `Leave ${tenant.name}` }).click()
  await leaving.getByRole('button', { name: `Leave ${tenant.name}` }).click()
  await expect(page.getByText('You left the organization.')).toBeVisible()
  await expect(page.getByText('You are in no organization')).toBeVisible()
  expect((await page.request.get(`/t/${tenant.slug}`)).status()).toBe(404)
})

test('an address longer than a search is handed the organization, and leaves it', async ({
  page,
  tenant,
  newBrowser,
  request,
  person,
}) => {
  const labels = ['a', 'b'].map((letter) => letter.repeat(50))
  const email = newPerson().email.replace('@', `@${labels.join('.')}.`)
  const heir = await createAccount(request, { ...newPerson(), email })
  const other = await newBrowser()
  await joinTenant(page.request, { tenant, context: other.context(), person: heir, role: 'admin' })
  await page.goto(`/t/${tenant.slug}/settings`)
  await page.getByRole('button', { name: 'Hand over' }).click()
  await page.getByLabel('Email of the new owner').fill(email)
  await page.getByRole('button', { name: `Hand over ${tenant.name}` }).click()
  await expect(page.getByText('Ownership is handed over, and you are an admin now.')).toBeVisible()

  const back = await memberWith(other.request, person.email)
  await setRole(other.request, back, 'owner')
  await other.goto(`/t/${tenant.slug}/settings`)
  await other.getByRole('button', { name: `Leave ${tenant.name}` }).click()
  await other
    .getByRole('alertdialog')
    .getByRole('button', { name: `Leave ${tenant.name}` })
    .click()
  await expect(other.getByText('You left the organization.')).toBeVisible()
  await expect(other.getByText('You are in no organization')).toBeVisible()
})

test('deleted once its name was typed, and restored with everything in it', async ({ page, tenant }) => {
  await api(page.request).post('/api/workspaces', { name: 'Rockets' })
  await page.goto(`/t/${tenant.slug}/settings`)
  await page.getByRole('button', { name: 'Delete organization' }).click()
  const dialog = page.getByRole('alertdialog', { name: `Delete ${tenant.name}?` })
  await dialog.getByLabel(/^Type/).fill('something else')
  await dialog.getByRole('button', { name: `Delete ${tenant.name}` }).click()
  await expect(dialog.getByLabel(/^Type/)).toHaveAccessibleDescription(`Type ${tenant.name} to confirm.`)
  await dialog.getByLabel(/^Type/).fill(tenant.name)
  await dialog.getByRole('button', { name: `Delete ${tenant.name}` }).click()

  await expect(page.getByText('The organization is deleted.')).toBeVisible()
  expect((await page.request.get(`/t/${tenant.slug}`)).status()).toBe(404)
  await expect(page.getByText(/Gone for good in (29|30) days/)).toBeVisible()
  await page.getByRole('button', { name: `Restore ${tenant.name}` }).click()
  await expect(page.getByRole('heading', { level: 1, name: tenant.name })).toBeVisible()
  await expect(page.getByText('Create a workspace, done')).toBeVisible()
})

test('a member sees why the name is not theirs to change, who can, and can still leave', async ({
  tenant,
  newMember,
}) => {
  const { page: other } = await newMember()
  await other.goto(`/t/${tenant.slug}/settings`)
  await expect(other.getByText(/^Only owners and admins can/)).toBeVisible()
  await expect(other.getByLabel('Name')).toHaveCount(0)
  await expect(other.getByRole('button', { name: 'Hand over' })).toHaveCount(0)
  await expect(other.getByRole('button', { name: 'Delete organization' })).toHaveCount(0)
  await other.getByRole('main').getByRole('link', { name: 'See who can help' }).click()
  await expect(other).toHaveURL(`/t/${tenant.slug}/team`)
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('rename, delete and restore', async ({ page, tenant }) => {
    await page.goto(`/t/${tenant.slug}/settings`)
    await page.getByLabel('Name').fill(`${tenant.name} plain`)
    await page.getByRole('button', { name: 'Save' }).click()
    await expect(page.getByText('Saved.')).toBeVisible()
    await page.locator('summary').filter({ hasText: 'Delete organization' }).click()
    await page.getByLabel(/^Type/).fill(`${tenant.name} plain`)
    await page.getByRole('button', { name: `Delete ${tenant.name} plain` }).click()
    await expect(page.getByText('The organization is deleted.')).toBeVisible()
    await page.getByRole('button', { name: `Restore ${tenant.name} plain` }).click()
    await expect(page.getByRole('heading', { level: 1, name: `${tenant.name} plain` })).toBeVisible()
  })
})
