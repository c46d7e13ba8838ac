import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { newProject, newWorkspace } from './journey/things'

test.use({ javaScriptEnabled: false })

/** What opens a form where it stands. */
const opened = (page: Page, name: string) => page.locator('summary', { hasText: name })

test('create, rename, delete and restore a workspace', async ({ page, tenant }) => {
  await page.goto(`/t/${tenant.slug}/workspaces`)
  await opened(page, 'New workspace').click()
  await page.getByLabel('Name').fill('Website')
  await page.getByRole('button', { name: 'Create workspace' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Website' })).toBeVisible()

  await page.getByRole('navigation', { name: 'Breadcrumb' }).getByRole('link', { name: 'Workspaces' }).click()
  await page.getByRole('link', { name: 'What can be done with Website' }).click()
  await page.getByLabel('Name').fill('Shop')
  await page.getByRole('button', { name: 'Save name' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Shop' })).toBeVisible()
  await opened(page, 'Delete workspace').click()
  await page.getByRole('button', { name: 'Delete Shop' }).click()
  await expect(page.getByText('The workspace was deleted.')).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText('Shop is back.')).toBeVisible()
  await expect(page.getByRole('table').getByRole('link', { name: 'Shop', exact: true })).toBeVisible()
})

test('find, order, move, and share', async ({ page, tenant, newMember }) => {
  const from = await newWorkspace(page.request, 'From')
  await newWorkspace(page.request, 'To')
  const project = await newProject(page.request, from, 'Launch')
  await newProject(page.request, from, 'Archive')
  const { member } = await newMember()

  await page.goto(`/t/${tenant.slug}/projects`)
  const names = page.getByRole('table').getByRole('link', { name: /^(Launch|Archive)$/ })
  await page.getByRole('link', { name: 'Name', exact: true }).click()
  await expect(names).toHaveText(['Archive', 'Launch'])
  await page.getByRole('searchbox').fill('lau')
  await page.getByRole('searchbox').press('Enter')
  await expect(names).toHaveText(['Launch'])
  await names.click()
  await opened(page, 'Move project').click()
  await page.getByLabel('To the workspace').selectOption('To')
  await page.getByRole('button', { name: 'Move project' }).click()
  await expect(page.getByText('A project of To.')).toBeVisible()

  await page.goto(`/t/${tenant.slug}/projects/${project.id}/people`)
  await opened(page, 'Give a role').click()
  await page.getByLabel('Member').selectOption(member.userId)
  await page.getByLabel('Role', { exact: true }).selectOption('Contributor')
  await page.getByRole('button', { name: 'Give role' }).click()
  const row = page.getByRole('row', { name: 'Grace Hill' })
  await expect(row).toContainText('Contributor, given here')
  await row.getByLabel('Role of Grace Hill here').selectOption('Manager')
  await row.getByRole('button', { name: 'Save' }).click()
  await expect(row).toContainText('Manager, given here')
  await row.getByLabel('Take Manager away from Grace Hill').click()
  await row.getByRole('button', { name: 'Take away Manager' }).click()
  await expect(page.getByText('Grace Hill is no longer Manager here.')).toBeVisible()
  await expect(row).not.toContainText('given here')
})
