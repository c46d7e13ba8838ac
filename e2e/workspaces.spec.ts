import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { giveRole, newProject, newWorkspace } from './journey/things'

/** Opens the menu of a row. */
async function openMenu(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: `What can be done with ${name}` }).click()
}

const names = (page: Page) => page.locator('tbody').getByRole('link')

test('create a workspace and a project in it, rename both, find them', async ({ page, tenant }) => {
  await page.goto(`/t/${tenant.slug}/workspaces`)
  await expect(page.getByText('No workspaces yet')).toBeVisible()
  await page.getByRole('button', { name: 'New workspace' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Create workspace' }).click()
  await expect(dialog.getByLabel('Name')).toHaveAccessibleDescription('Enter a name.')
  await dialog.getByLabel('Name').fill('Website')
  await dialog.getByRole('button', { name: 'Create workspace' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Website' })).toBeVisible()
  await expect(page).toHaveTitle(/^Website/)

  await page.getByRole('button', { name: 'New project' }).click()
  await dialog.getByLabel('Name').fill('Launch')
  await dialog.getByLabel('Description').fill('Everything that visitors see')
  await dialog.getByRole('button', { name: 'Create project' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Launch' })).toBeVisible()
  await expect(page.getByLabel('Description')).toHaveValue('Everything that visitors see')

  await page.getByLabel('Description').fill('')
  await page.getByLabel('Name').fill('Relaunch')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Relaunch' })).toBeVisible()
  await expect(page.getByText('Saved.')).toBeVisible()
  await page.reload()
  await expect(page.getByLabel('Description')).toHaveValue('')

  await page.getByRole('navigation', { name: 'Breadcrumb' }).getByRole('link', { name: 'Workspaces' }).click()
  await openMenu(page, 'Website')
  await page.getByRole('menuitem', { name: 'Rename' }).click()
  await dialog.getByLabel('Name').fill('Web presence')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Renamed to Web presence.')).toBeVisible()
  await expect(names(page)).toHaveText(['Web presence'])
  await expect(page.getByRole('button', { name: 'What can be done with Web presence' })).toBeFocused()
})

test('find, order and page through what there is; the address holds it', async ({ page, tenant }) => {
  const workspace = await newWorkspace(page.request)
  const numbers = Array.from({ length: 52 }, (_, at) => String(at + 1).padStart(2, '0'))
  for (const number of numbers) await newProject(page.request, workspace, `Project ${number}`)
  await page.goto(`/t/${tenant.slug}/workspaces/${workspace.id}`)
  await expect(names(page)).toHaveCount(50)
  await expect(names(page).first()).toHaveText('Project 52')
  await page.getByRole('link', { name: 'Next page' }).click()
  await expect(names(page)).toHaveText(['Project 02', 'Project 01'])
  await page.reload()
  await expect(names(page)).toHaveText(['Project 02', 'Project 01'])
  await page.getByRole('link', { name: 'First page' }).click()
  await expect(names(page)).toHaveCount(50)

  await page.getByRole('link', { name: 'Name', exact: true }).click()
  await expect(names(page).first()).toHaveText('Project 01')
  await expect(page.getByRole('columnheader', { name: 'Name' })).toHaveAttribute('aria-sort', 'ascending')
  await page.getByRole('searchbox', { name: 'Find a project' }).pressSequentially('ject 1')
  await expect(names(page)).toHaveCount(10)
  await expect(page).toHaveURL(/q=ject\+1/)
  await expect(page.getByRole('searchbox')).toBeFocused()
  await page.getByRole('searchbox').fill('100%')
  await expect(page.getByText('No project matches “100%”')).toBeVisible()
  await page.getByRole('link', { name: 'Show all' }).click()
  await expect(names(page)).toHaveCount(50)

  await page.goto(`/t/${tenant.slug}/projects?cursor=nonsense`)
  await expect(names(page), 'an address that goes on from nowhere leads to the start').toHaveCount(50)
  await expect(page).not.toHaveURL(/cursor/)
})

test('what is deleted can be had back, from the list and from its own page', async ({ page, tenant }) => {
  const website = await newWorkspace(page.request, 'Website')
  const launch = await newProject(page.request, website, 'Launch')
  await newWorkspace(page.request, 'Shop')
  await page.goto(`/t/${tenant.slug}/workspaces`)
  await openMenu(page, 'Website')
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete Website' }).click()
  await expect(page.getByText('Website was deleted.')).toBeVisible()
  await expect(names(page)).toHaveText(['Shop'])
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText('Website is back.')).toBeVisible()
  await expect(names(page)).toHaveText(['Shop', 'Website'])

  await page.goto(`/t/${tenant.slug}/projects/${launch.id}`)
  await page.getByRole('button', { name: 'Delete project' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete Launch' }).click()
  await expect(page.getByText('The project was deleted.')).toBeVisible()
  await expect(page).toHaveURL(`/t/${tenant.slug}/projects`)
  await expect(page.getByText('No projects yet')).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(names(page)).toHaveText(['Launch'])
})

test('move a project, told beforehand whose rights change', async ({ page, tenant, newMember }) => {
  const from = await newWorkspace(page.request, 'From')
  await newWorkspace(page.request, 'To')
  const project = await newProject(page.request, from, 'Launch')
  const { member } = await newMember()
  await giveRole(page.request, `/api/workspaces/${from.id}`, { ...member, role: 'editor' })

  await page.goto(`/t/${tenant.slug}/projects/${project.id}`)
  await page.getByRole('button', { name: 'Move project' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Move project' }).click()
  await expect(dialog.getByText('Choose the workspace that it moves to.')).toBeVisible()
  await dialog.getByRole('combobox').fill('to')
  await dialog.getByRole('option', { name: 'To' }).click()
  await expect(dialog.getByRole('status')).toHaveText(
    '1 person gets another role: Grace Hill (Contributor → Viewer).',
  )
  await dialog.getByRole('button', { name: 'Move project' }).click()
  await expect(page.getByText('Launch was moved.')).toBeVisible()
  await expect(page.getByText('A project of To.')).toBeVisible()
})

test('a row’s menu says what one may not, why, and who can', async ({ page, tenant, newMember }) => {
  const workspace = await newWorkspace(page.request, 'Website')
  await newProject(page.request, workspace, 'Launch')
  const { page: other } = await newMember()
  await other.goto(`/t/${tenant.slug}/projects`)
  await openMenu(other, 'Launch')
  const denied = other.getByRole('menuitem', { name: /^Delete/ })
  await expect(denied).toContainText(/^DeleteOnly .+ can delete a project/)
  await denied.click()
  await expect(other).toHaveURL(`/t/${tenant.slug}/team`)
  await other.goto(`/t/${tenant.slug}/projects/no-such-project`)
  await expect(other.getByText('There is no such page in this organization')).toBeVisible()
  // Before scripts run, the list of organizations names it too.
  await expect(other.getByRole('complementary').getByText(tenant.name).first()).toBeVisible()
})
