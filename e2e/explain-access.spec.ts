import { expect, test } from './fixtures'
import { newProject, newWorkspace } from './journey/things'

test('why somebody may not, what is missing, and who could give it', async ({ page, tenant, newMember }) => {
  const { person: grace } = await newMember()
  await page.goto(`/t/${tenant.slug}/team`)
  await page.getByRole('link', { name: 'Explain the access of Grace Hill' }).click()
  await expect(page.getByLabel('Person')).toHaveValue(grace.email)
  await page.getByLabel('Action').selectOption('Manage members')
  await page.getByRole('button', { name: 'Explain' }).click()
  const main = page.getByRole('main')
  await expect(main).toContainText(`Grace Hill can’t manage members on ${tenant.name}.`)
  await expect(main).toContainText('Only owners and admins can manage members.')
  await expect(main).toContainText('Robin Vale can give it')
  await expect(main).toContainText('member (given here): does not give it.')
  await expect(main).toContainText('Needed is owner or admin of the organization')
})

test('on a project, every role is followed from where it was given', async ({ page, tenant, person }) => {
  const workspace = await newWorkspace(page.request, 'Rockets')
  const project = await newProject(page.request, workspace, 'Landing gear')
  const query = new URLSearchParams({
    person: person.email,
    action: 'project:move',
    thing: `project:${project.id}`,
  })
  await page.goto(`/t/${tenant.slug}/access?${query}`)
  const main = page.getByRole('main')
  await expect(main).toContainText('Robin Vale can move a project on Landing gear.')
  await expect(main).toContainText('On the workspace Rockets')
  await expect(main).toContainText(`from owner of ${tenant.name}`)
  await expect(main.getByLabel('On', { exact: true })).toHaveValue(`project:${project.id}`)
})

test('a person who is not there, and a thing that is not, are said to be', async ({ page, tenant }) => {
  await page.goto(`/t/${tenant.slug}/access?person=nobody@example.com`)
  await expect(page.getByLabel('Person')).toHaveAccessibleDescription('Nobody here has this name or address.')
  const gone = '0198c1a2-7c4e-7d3a-9b51-3f6f0c9f2a11'
  await page.goto(`/t/${tenant.slug}/access?action=project:read&thing=project:${gone}`)
  await expect(page.getByText('What you asked about is not there any more.')).toBeVisible()
  await page.goto(`/t/${tenant.slug}/access?action=project:raed`)
  await expect(page.getByText('There is no such action or thing.')).toBeVisible()
  const madeUp = await page.goto(`/t/${tenant.slug}/access?person=%00`)
  expect(madeUp?.status(), 'a query that nobody can ask is no page').toBe(404)
})

test('what somebody with a role may do, seen by whoever manages members alone', async ({
  page,
  tenant,
  newMember,
}) => {
  await page.goto(`/t/${tenant.slug}/access/roles`)
  await expect(page.getByText('You are looking at the access of Member')).toBeVisible()
  const row = (action: string) => page.getByRole('row').filter({ hasText: action })
  await expect(row('members:invite')).toContainText('Only owners and admins can invite people.')
  await page.getByLabel('Role').selectOption('Admin')
  await page.getByRole('button', { name: 'View' }).click()
  await expect(page.getByText('You are looking at the access of Admin')).toBeVisible()
  await expect(row('members:invite')).toContainText('Allowed')
  await expect(row('billing:manage')).toContainText('Not allowed')

  const { page: other } = await newMember()
  for (const path of ['/access', '/access/roles']) {
    expect((await other.goto(`/t/${tenant.slug}${path}`))?.status()).toBe(403)
    await expect(other.getByText('Only owners and admins can manage members.')).toBeVisible()
  }
})
