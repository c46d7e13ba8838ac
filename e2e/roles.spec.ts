import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { api } from './journey/api'
import { openListening, promptly } from './journey/live'
import { newPerson } from './journey/people'
import { memberWith, setRole } from './journey/tenants'

const choose = (page: Page, pattern: string, choice: string) =>
  page.getByLabel(new RegExp(`\\s${pattern.replaceAll('*', '\\*')}$`)).selectOption(choice)
const changes = (page: Page) => page.getByRole('region', { name: 'What changes' })

test(
  'a role of their own is made, previewed, given and felt on an open page',
  { tag: '@promptly' },
  async ({ page, tenant, newMember }) => {
    const { page: other, person: grace } = await newMember()
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

    await openListening(other, `/t/${tenant.slug}/team`)
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
  },
)

test('a built-in role is changed for the organization, and given its default back', async ({
  page,
  tenant,
  newMember,
}) => {
  const { page: other } = await newMember('admin')
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

test('who holds a role that is deleted gets another in its place', async ({ page, tenant, newMember }) => {
  await makeRole(page, 'Support', ['members:invite'])
  const { person: grace } = await newMember('support')
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

test('nobody makes a role that can do more than they can, and reads why', async ({ tenant, newMember }) => {
  const { page: other } = await newMember('admin')
  await other.goto(`/t/${tenant.slug}/roles/new`)
  await other.getByLabel('Name').fill('Treasurer')
  await choose(other, 'billing:manage', 'Granted')
  await expect(changes(other).getByText('You can’t save this')).toBeVisible()
  await other.getByRole('button', { name: 'Create role' }).click()
  await expect(changes(other).getByRole('alert')).toContainText(
    'Nobody can give, or take away, more than they hold',
  )
  await other.goto(`/t/${tenant.slug}/roles/owner`)
  await expect(other.getByText('What an owner may do can’t be changed')).toBeVisible()
})

test('whoever does not manage roles reads who does, and gets in as soon as they may', async ({
  page,
  tenant,
  newMember,
}) => {
  const { page: other, member } = await newMember()
  const answer = await openListening(other, `/t/${tenant.slug}/roles`)
  expect(answer?.status()).toBe(403)
  await expect(other.getByText('Only owners and admins can manage roles.')).toBeVisible()
  await setRole(page.request, member, 'admin')
  const heading = other.getByRole('heading', { level: 1, name: 'Roles', exact: true })
  await expect(heading.and(other.locator(':not(.sr-only)'))).toBeVisible()
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('a role is reviewed, then made', async ({ page, tenant }) => {
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
