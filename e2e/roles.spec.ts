import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { api } from './journey/api'
import { accessStream, promptly } from './journey/live'
import { createAccount, newPerson } from './journey/people'
import { joinTenant, memberWith, ownTenant, setRole } from './journey/tenants'

const choose = (page: Page, pattern: string, choice: string) =>
  page.getByLabel(new RegExp(`\\s${pattern.replaceAll('*', '\\*')}$`)).selectOption(choice)
const changes = (page: Page) => page.getByRole('region', { name: 'What changes' })

test('a role of their own is made, previewed, given and felt on an open page', async ({
  page,
  newBrowser,
  request,
  person,
}) => {
  const tenant = await ownTenant(page.context(), person)
  const grace = await createAccount(request, { ...newPerson(), name: 'Grace Hill' })
  const other = await newBrowser()
  await joinTenant(page.request, { context: other.context(), person: grace, role: 'member' })
  await page.goto(`/t/${tenant.slug}/roles`)
  await expect(page.getByText('No roles of your own yet')).toBeVisible()
  await page.getByRole('main').getByRole('link', { name: 'Create role' }).first().click()
  await page.getByLabel('Name').fill('Support')
  await choose(page, 'members:*', 'Granted')
  await choose(page, 'members:manage', 'Excluded')
  await choose(page, 'project:update', 'Own rows only')
  await expect(page.getByText('Covers 2 now: members:invite and members:manage.')).toBeVisible()
  await expect(page.getByText('Allowed, by members:*.')).toBeVisible()
  await expect(changes(page)).toContainText('invite people')
  await expect(changes(page)).toContainText('change a project, only their own')
  await expect(changes(page)).not.toContainText('manage members')
  await page.getByRole('button', { name: 'Create role' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Support' })).toBeVisible()
  await expect(page.getByText('The role was created.')).toBeVisible()

  const listening = accessStream(other)
  await other.goto(`/t/${tenant.slug}/team`)
  await listening
  const invite = other.getByRole('button', { name: 'Invite people' })
  await expect(invite).toHaveCount(0)
  await setRole(page.request, await memberWith(page.request, grace.email), 'support')
  await expect.poll(() => invite.count(), promptly).toBe(1)

  await page.goto(`/t/${tenant.slug}/roles/support`)
  await choose(page, 'members:*', 'Not granted')
  await expect(changes(page)).toContainText('1 member is affected')
  await expect(changes(page).getByRole('listitem').filter({ hasText: 'Grace Hill' })).toContainText(
    'Loses: Invite people',
  )
  await page.getByRole('button', { name: 'Save role' }).click()
  await expect(page.getByText('Saved. It counts from now on.')).toBeVisible()
  await expect.poll(() => invite.count(), promptly).toBe(0)
})

test('a built-in role is changed for the organization, and given its default back', async ({
  page,
  newBrowser,
  request,
  person,
}) => {
  const tenant = await ownTenant(page.context(), person)
  const other = await newBrowser()
  const admin = await createAccount(request, { ...newPerson(), name: 'Grace Hill' })
  await joinTenant(page.request, { context: other.context(), person: admin, role: 'admin' })
  await page.goto(`/t/${tenant.slug}/roles`)
  await page.getByRole('link', { name: 'Admin', exact: true }).click()
  await choose(page, 'members:invite', 'Not granted')
  await expect(changes(page)).toContainText('They can no longer')
  await page.getByRole('button', { name: 'Save role' }).click()
  await expect(page.getByText('Saved. It counts from now on.')).toBeVisible()
  const invitation = { email: newPerson().email, role: 'member' }
  expect((await api(other.request).post('/api/invitations', invitation)).status()).toBe(403)

  await page.getByRole('button', { name: 'Back to default' }).click()
  const question = page.getByRole('alertdialog', { name: 'Give Admin back what it came with?' })
  await expect(question).toContainText('invite people')
  await question.getByRole('button', { name: 'Give Admin its default back' }).click()
  await expect(page.getByText('Admin grants its default again.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Back to default' })).toHaveCount(0)
  expect((await api(other.request).post('/api/invitations', invitation)).status()).toBe(201)
})

test('who holds a role that is deleted gets another in its place', async ({
  page,
  newBrowser,
  request,
  person,
}) => {
  const tenant = await ownTenant(page.context(), person)
  await makeRole(page, 'Support', ['members:invite'])
  const other = await newBrowser()
  const grace = await createAccount(request, newPerson())
  await joinTenant(page.request, { context: other.context(), person: grace, role: 'support' })
  await page.goto(`/t/${tenant.slug}/roles/support`)
  await page.getByRole('button', { name: 'Delete role' }).click()
  const question = page.getByRole('alertdialog', { name: 'Delete Support?' })
  await expect(question).toContainText('1 member holds this role.')
  await expect(question.getByRole('option')).toHaveText(['Admin', 'Member'])
  await question.getByLabel('They get instead').selectOption('member')
  await question.getByRole('button', { name: 'Delete Support' }).click()
  await expect(page.getByText('The role was deleted.')).toBeVisible()
  expect((await memberWith(page.request, grace.email)).role).toBe('member')
})

test('nobody makes a role that can do more than they can, and reads why', async ({
  page,
  newBrowser,
  request,
  person,
}) => {
  const owner = await newBrowser()
  const tenant = await ownTenant(owner.context(), person)
  const admin = await createAccount(request, newPerson())
  await joinTenant(owner.request, { context: page.context(), person: admin, role: 'admin' })
  await page.goto(`/t/${tenant.slug}/roles/new`)
  await page.getByLabel('Name').fill('Treasurer')
  await choose(page, 'billing:manage', 'Granted')
  await expect(changes(page).getByText('You can’t save this')).toBeVisible()
  await page.getByRole('button', { name: 'Create role' }).click()
  await expect(changes(page).getByRole('alert')).toContainText(
    'Nobody can give, or take away, more than they hold',
  )
  await page.goto(`/t/${tenant.slug}/roles/owner`)
  await expect(page.getByText('What an owner may do can’t be changed')).toBeVisible()
})

test('whoever does not manage roles reads who does, and gets in as soon as they may', async ({
  page,
  newBrowser,
  request,
  person,
}) => {
  const owner = await newBrowser()
  const tenant = await ownTenant(owner.context(), person)
  const grace = await createAccount(request, newPerson())
  const joining = { context: page.context(), person: grace, role: 'member' }
  const member = await joinTenant(owner.request, joining)
  const listening = accessStream(page)
  const answer = await page.goto(`/t/${tenant.slug}/roles`)
  await listening
  expect(answer?.status()).toBe(403)
  await expect(page.getByText('Only owners and admins can manage roles.')).toBeVisible()
  await setRole(owner.request, member, 'admin')
  const heading = page.getByRole('heading', { level: 1, name: 'Roles', exact: true })
  await expect(heading.and(page.locator(':not(.sr-only)'))).toBeVisible()
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('a role is reviewed, then made', async ({ page, context, person }) => {
    const tenant = await ownTenant(context, person)
    await page.goto(`/t/${tenant.slug}/roles/new`)
    await page.getByLabel('Name').fill('Support')
    await choose(page, 'members:invite', 'Granted')
    await page.getByRole('button', { name: 'Review changes' }).click()
    await expect(changes(page)).toContainText('invite people')
    await expect(page.getByLabel('Name')).toHaveValue('Support')
    await page.getByRole('button', { name: 'Create role' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Support' })).toBeVisible()
  })
})

async function makeRole(page: Page, title: string, names: string[]): Promise<void> {
  const permissions = names.map((name) => ({ name }))
  expect((await api(page.request).post('/api/roles', { title, permissions })).status()).toBe(201)
}
