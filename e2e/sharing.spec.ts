import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { api } from './journey/api'
import { openListening, promptly, withoutReload } from './journey/live'
import { submitSignIn } from './journey/people'
import { addTenant, enterTenant } from './journey/tenants'
import { giveRole, namesAt, newGuestRole, newProject, newWorkspace } from './journey/things'

const rowOf = (page: Page, name: string) => page.getByRole('row', { name })

test('give a role, change it, take it away, and give it back', async ({ page, tenant, newMember }) => {
  const workspace = await newWorkspace(page.request, 'Website')
  await newMember()

  await page.goto(`/t/${tenant.slug}/workspaces/${workspace.id}/people`)
  await expect(rowOf(page, 'Grace Hill')).toContainText(`Member of ${tenant.name}`)
  await page.getByRole('button', { name: 'Give a role' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Member').fill('grace')
  await dialog.getByRole('option', { name: 'Grace Hill' }).click()
  await dialog.getByLabel('Role').selectOption('Editor')
  await dialog.getByRole('button', { name: 'Give role' }).click()
  await expect(page.getByText('Grace Hill is Editor here now.')).toBeVisible()
  await expect(rowOf(page, 'Grace Hill')).toContainText('Editor, given here')

  const select = page.getByLabel('Role of Grace Hill here')
  await select.selectOption('Admin')
  await expect(page.getByText('Grace Hill is Admin here now.')).toBeVisible()
  await page.reload()
  await expect(select).toHaveValue('admin')

  await page.getByRole('button', { name: 'Take Admin away from Grace Hill' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Take away Admin' }).click()
  await expect(page.getByText('Grace Hill is no longer Admin here.')).toBeVisible()
  await expect(select).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(select).toHaveValue('admin')
})

test('nobody is offered to give more than they hold', async ({ page, tenant, newMember, person }) => {
  const workspace = await newWorkspace(page.request, 'Website')
  const project = await newProject(page.request, workspace, 'Launch')
  const { page: other, member } = await newMember()
  await other.goto(`/t/${tenant.slug}/projects/${project.id}/people`)
  await expect(rowOf(other, person.email)).toBeVisible()
  await expect(other.getByRole('button', { name: 'Give a role' })).toHaveCount(0)
  await expect(other.getByRole('main').getByRole('combobox')).toHaveCount(0)

  await giveRole(page.request, `/api/projects/${project.id}`, { ...member, role: 'manager' })
  await other.reload()
  await other.getByRole('button', { name: 'Give a role' }).click()
  await expect(other.getByRole('dialog').getByLabel('Role').getByRole('option')).toHaveText([
    'Manager',
    'Contributor',
    'Viewer',
  ])
})

test('who has rights on one project sees that project alone', async ({ page, tenant, newMember }) => {
  const workspace = await newWorkspace(page.request, 'Website')
  const shared = await newProject(page.request, workspace, 'Launch')
  const hidden = await newProject(page.request, workspace, 'Secret')
  const role = await newGuestRole(page.request)
  const { page: other, member } = await newMember(role)
  await giveRole(page.request, `/api/projects/${shared.id}`, { ...member, role: 'contributor' })

  await other.goto(`/t/${tenant.slug}/workspaces`)
  await expect(other.getByText('No workspaces yet')).toBeVisible()
  await other.getByRole('link', { name: 'All projects' }).click()
  await expect(other.locator('tbody').getByRole('link')).toHaveText(['Launch'])
  await other.getByRole('link', { name: 'Launch' }).click()
  await expect(other.getByLabel('Description')).toBeEditable()
  await expect(other.getByRole('button', { name: 'Delete project' })).toHaveCount(0)
  await expect(other.getByRole('main')).toContainText(/Only .+ can delete a project/)
  expect(await other.content()).not.toContain('Website')

  for (const path of [`/projects/${hidden.id}`, `/workspaces/${workspace.id}`]) {
    const answer = await other.goto(`/t/${tenant.slug}${path}`)
    expect(answer?.status()).toBe(403)
    await expect(other.getByRole('heading', { level: 1, name: /^You can’t open/ })).toBeAttached()
    const words = await other.content()
    expect([words.includes('Secret'), words.includes('Website')]).toEqual([false, false])
  }
  await page.goto(`/t/${tenant.slug}/projects/${hidden.id}`)
  await expect(page.getByRole('heading', { level: 1, name: 'Secret' }), 'twin').toBeVisible()
})

test(
  'what is shared opens, and closes again, on the open page',
  { tag: '@promptly' },
  async ({ page, tenant, newMember }) => {
    const workspace = await newWorkspace(page.request, 'Website')
    const project = await newProject(page.request, workspace, 'Launch')
    const { page: other, member } = await newMember()
    await openListening(other, `/t/${tenant.slug}/projects/${project.id}`)
    const remove = other.getByRole('button', { name: 'Delete project' })
    await expect(remove).toHaveCount(0)
    const expectSameDocument = await withoutReload(other)
    const path = `/api/projects/${project.id}`
    await giveRole(page.request, path, { ...member, role: 'manager' })
    await expect.poll(() => remove.count(), promptly).toBe(1)
    const cleared = await api(page.request).delete(`${path}/roles/${member.userId}`)
    expect(cleared.status()).toBe(204)
    await expect.poll(() => remove.count(), promptly).toBe(0)
    await expectSameDocument()
  },
)

test('who is removed while they write is refused at once', async ({ page, tenant, newMember }) => {
  const workspace = await newWorkspace(page.request, 'Website')
  const project = await newProject(page.request, workspace, 'Launch')
  const { page: other, member } = await newMember('admin')
  // The page hears nothing of it, nor can it ask: what is sent has to be refused by itself.
  await other.route(/\/api\/auth\/(access-events|access-set|refresh)/, (route) => route.abort())
  await other.goto(`/t/${tenant.slug}/projects/${project.id}`)
  await other.getByLabel('Name').fill('Too late')
  expect((await api(page.request).delete(`/api/members/${member.id}`)).status()).toBe(204)
  await other.getByRole('button', { name: 'Save', exact: true }).click()
  // Beside what was typed, or on the page drawn anew if the server renewed the token on the way.
  const refusal = other.getByText('You are not a member of this organization.')
  const notFound = other.getByRole('heading', { level: 1, name: 'Organization not found' })
  await expect(refusal.or(notFound)).toBeVisible()
  expect(await namesAt(page.request, '/api/projects')).toEqual(['Launch'])
  await other.reload()
  await expect(notFound).toBeVisible()
  await expect(other.getByLabel('Name')).toHaveCount(0)
})

test('a tab writes where it stands, whichever organization another tab has switched to', async ({
  page,
  tenant,
}) => {
  const workspace = await newWorkspace(page.request, 'Website')
  const second = await addTenant(page.request)
  const elsewhere = await newWorkspace(page.request, 'Elsewhere')
  const mismatch = await page.request.get('/api/projects', { headers: { 'X-Tenant': tenant.slug } })
  expect([mismatch.status(), ((await mismatch.json()) as { error: { code: string } }).error.code]).toEqual([
    409,
    'TENANT_MISMATCH',
  ])

  await page.goto(`/t/${tenant.slug}/workspaces/${workspace.id}`)
  await enterTenant(page.request, second)
  await page.getByRole('button', { name: 'New project' }).click()
  await page.getByRole('dialog').getByLabel('Name').fill('Launch')
  await page.getByRole('dialog').getByRole('button', { name: 'Create project' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Launch' })).toBeVisible()
  await expect(page).toHaveURL(new RegExp(`/t/${tenant.slug}/projects/`))

  // An open page would lead the session back.
  await page.goto('about:blank')
  await enterTenant(page.request, second)
  expect(await namesAt(page.request, '/api/projects')).toEqual([])
  expect(await namesAt(page.request, `/api/projects?workspaceId=${elsewhere.id}`)).toEqual([])
  await enterTenant(page.request, tenant)
  expect(await namesAt(page.request, '/api/projects'), 'twin').toEqual(['Launch'])
})

test('a link into an organization survives the sign-in', async ({ page, tenant, newBrowser, person }) => {
  const workspace = await newWorkspace(page.request, 'Website')
  const visitor = await newBrowser()
  await visitor.goto(`/t/${tenant.slug}/workspaces/${workspace.id}/people?sort=-email`)
  await submitSignIn(visitor, person)
  await expect(visitor.getByRole('heading', { level: 1, name: 'Website' })).toBeVisible()
  await expect(visitor).toHaveURL(`/t/${tenant.slug}/workspaces/${workspace.id}/people?sort=-email`)
})
