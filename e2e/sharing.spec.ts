import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { api } from './journey/api'
import { createAccount, newPerson, submitSignIn } from './journey/people'
import { addTenant, enterTenant, joinTenant, ownTenant } from './journey/tenants'
import { giveRole, namesAt, newGuestRole, newProject, newWorkspace } from './journey/things'

/** What an adopter was promised: from the answer to the change to the open page. */
const promptly = { timeout: 1_000, intervals: [20] }

/** The stream is open once the page has asked for its set after connecting. */
function connected(page: Page) {
  return page.waitForResponse(
    (response) => response.url().includes('/api/auth/access-events') && response.ok(),
  )
}

const rowOf = (page: Page, name: string) => page.getByRole('row', { name })

test('give a role, change it, take it away, and give it back', async ({
  page,
  context,
  newBrowser,
  request,
  person,
}) => {
  const { slug, name: organization } = await ownTenant(context, person)
  const workspace = await newWorkspace(context.request, 'Website')
  const other = await newBrowser()
  const colleague = await createAccount(request, { ...newPerson(), name: 'Noa Field' })
  await joinTenant(context.request, { context: other.context(), person: colleague, role: 'member' })

  await page.goto(`/t/${slug}/workspaces/${workspace.id}/people`)
  await expect(rowOf(page, 'Noa Field')).toContainText(`Member of ${organization}`)
  await page.getByRole('button', { name: 'Give a role' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Member').fill('noa')
  await dialog.getByRole('option', { name: 'Noa Field' }).click()
  await dialog.getByLabel('Role').selectOption('Editor')
  await dialog.getByRole('button', { name: 'Give role' }).click()
  await expect(page.getByText('Noa Field is Editor here now.')).toBeVisible()
  await expect(rowOf(page, 'Noa Field')).toContainText('Editor, given here')

  const select = page.getByLabel('Role of Noa Field here')
  await select.selectOption('Admin')
  await expect(page.getByText('Noa Field is Admin here now.')).toBeVisible()
  await page.reload()
  await expect(select).toHaveValue('admin')

  await page.getByRole('button', { name: 'Take Admin away from Noa Field' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Take away Admin' }).click()
  await expect(page.getByText('Noa Field is no longer Admin here.')).toBeVisible()
  await expect(select).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(select).toHaveValue('admin')
})

test('nobody is offered to give more than they hold', async ({ context, newBrowser, request, person }) => {
  const { slug } = await ownTenant(context, person)
  const workspace = await newWorkspace(context.request, 'Website')
  const project = await newProject(context.request, workspace, 'Launch')
  const other = await newBrowser()
  const colleague = await createAccount(request, newPerson())
  const member = await joinTenant(context.request, {
    context: other.context(),
    person: colleague,
    role: 'member',
  })
  await other.goto(`/t/${slug}/projects/${project.id}/people`)
  await expect(rowOf(other, person.email)).toBeVisible()
  await expect(other.getByRole('button', { name: 'Give a role' })).toHaveCount(0)
  await expect(other.getByRole('main').getByRole('combobox')).toHaveCount(0)

  await giveRole(context.request, `/api/projects/${project.id}`, { ...member, role: 'manager' })
  await other.reload()
  await other.getByRole('button', { name: 'Give a role' }).click()
  await expect(other.getByRole('dialog').getByLabel('Role').getByRole('option')).toHaveText([
    'Manager',
    'Contributor',
    'Viewer',
  ])
})

test('who has rights on one project sees that project alone', async ({
  page,
  context,
  newBrowser,
  request,
  person,
}) => {
  const { slug } = await ownTenant(context, person)
  const workspace = await newWorkspace(context.request, 'Website')
  const shared = await newProject(context.request, workspace, 'Launch')
  const hidden = await newProject(context.request, workspace, 'Secret')
  const other = await newBrowser()
  const role = await newGuestRole(context.request)
  const colleague = await createAccount(request, newPerson())
  const member = await joinTenant(context.request, { context: other.context(), person: colleague, role })
  await giveRole(context.request, `/api/projects/${shared.id}`, { ...member, role: 'contributor' })

  await other.goto(`/t/${slug}/workspaces`)
  await expect(other.getByText('No workspaces yet')).toBeVisible()
  await other.getByRole('link', { name: 'All projects' }).click()
  await expect(other.locator('tbody').getByRole('link')).toHaveText(['Launch'])
  await other.getByRole('link', { name: 'Launch' }).click()
  await expect(other.getByLabel('Description')).toBeEditable()
  await expect(other.getByRole('button', { name: 'Delete project' })).toHaveCount(0)
  await expect(other.getByRole('main')).toContainText(/Only .+ can delete a project/)
  expect(await other.content()).not.toContain('Website')

  for (const path of [`/projects/${hidden.id}`, `/workspaces/${workspace.id}`]) {
    const answer = await other.goto(`/t/${slug}${path}`)
    expect(answer?.status()).toBe(403)
    await expect(other.getByRole('heading', { level: 1, name: /^You can’t open/ })).toBeAttached()
    const words = await other.content()
    expect([words.includes('Secret'), words.includes('Website')]).toEqual([false, false])
  }
  await page.goto(`/t/${slug}/projects/${hidden.id}`)
  await expect(page.getByRole('heading', { level: 1, name: 'Secret' }), 'twin').toBeVisible()
})

test('what is shared opens, and closes again, on the open page', async ({
  context,
  newBrowser,
  request,
  person,
}) => {
  const { slug } = await ownTenant(context, person)
  const workspace = await newWorkspace(context.request, 'Website')
  const project = await newProject(context.request, workspace, 'Launch')
  const other = await newBrowser()
  const colleague = await createAccount(request, newPerson())
  const member = await joinTenant(context.request, {
    context: other.context(),
    person: colleague,
    role: 'member',
  })
  const listening = connected(other)
  await other.goto(`/t/${slug}/projects/${project.id}`)
  await listening
  const remove = other.getByRole('button', { name: 'Delete project' })
  await expect(remove).toHaveCount(0)
  await other.evaluate(() => Object.assign(window, { sameDocument: true }))
  const path = `/api/projects/${project.id}`
  await giveRole(context.request, path, { ...member, role: 'manager' })
  await expect.poll(() => remove.count(), promptly).toBe(1)
  const cleared = await api(context.request).delete(`${path}/roles/${member.userId}`)
  expect(cleared.status()).toBe(204)
  await expect.poll(() => remove.count(), promptly).toBe(0)
  expect(await other.evaluate(() => 'sameDocument' in window)).toBe(true)
})

test('who is removed while they write is refused at once', async ({
  context,
  newBrowser,
  request,
  person,
}) => {
  const { slug } = await ownTenant(context, person)
  const workspace = await newWorkspace(context.request, 'Website')
  const project = await newProject(context.request, workspace, 'Launch')
  const other = await newBrowser()
  const colleague = await createAccount(request, newPerson())
  const member = await joinTenant(context.request, {
    context: other.context(),
    person: colleague,
    role: 'admin',
  })
  await other.goto(`/t/${slug}/projects/${project.id}`)
  // The page hears nothing of it: what is sent has to be refused by itself.
  await other.route('**/api/auth/access-events**', (route) => route.abort())
  await other.getByLabel('Name').fill('Too late')
  expect((await api(context.request).delete(`/api/members/${member.id}`)).status()).toBe(204)
  await other.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(other.getByLabel('Name')).toHaveCount(0)
  expect(await namesAt(context.request, '/api/projects')).toEqual(['Launch'])
})

test('a tab writes where it stands, whichever organization another tab has switched to', async ({
  page,
  context,
  person,
}) => {
  const first = await ownTenant(context, person)
  const workspace = await newWorkspace(context.request, 'Website')
  await page.goto(`/t/${first.slug}/workspaces/${workspace.id}`)
  const second = await addTenant(context.request)
  const elsewhere = await newWorkspace(context.request, 'Elsewhere')

  const mismatch = await context.request.get('/api/projects', { headers: { 'X-Tenant': first.slug } })
  expect([mismatch.status(), ((await mismatch.json()) as { error: { code: string } }).error.code]).toEqual([
    409,
    'TENANT_MISMATCH',
  ])
  await page.getByRole('button', { name: 'New project' }).click()
  await page.getByRole('dialog').getByLabel('Name').fill('Launch')
  await page.getByRole('dialog').getByRole('button', { name: 'Create project' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Launch' })).toBeVisible()
  await expect(page).toHaveURL(new RegExp(`/t/${first.slug}/projects/`))

  await enterTenant(context.request, second)
  expect(await namesAt(context.request, '/api/projects')).toEqual([])
  expect(await namesAt(context.request, `/api/projects?workspaceId=${elsewhere.id}`)).toEqual([])
  await enterTenant(context.request, first)
  expect(await namesAt(context.request, '/api/projects'), 'twin').toEqual(['Launch'])
})

test('a link into an organization survives the sign-in', async ({ context, newBrowser, person }) => {
  const { slug } = await ownTenant(context, person)
  const workspace = await newWorkspace(context.request, 'Website')
  const visitor = await newBrowser()
  await visitor.goto(`/t/${slug}/workspaces/${workspace.id}/people?sort=-email`)
  await submitSignIn(visitor, person)
  await expect(visitor.getByRole('heading', { level: 1, name: 'Website' })).toBeVisible()
  await expect(visitor).toHaveURL(`/t/${slug}/workspaces/${workspace.id}/people?sort=-email`)
})
