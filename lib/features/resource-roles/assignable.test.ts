import { beforeEach, expect, it } from 'vitest'
import type { Browser } from '@/e2e/harness/browser'
import { joinTenant, newTenant } from '@/e2e/harness/tenants'
import { createTestAuth, type TestAuth } from '@/e2e/harness/test-auth'
import { giveRole, newProject, newRole, newWorkspace, type Thing } from '@/e2e/harness/things'

let world: TestAuth
let owner: Browser
let workspace: Thing
let project: Thing
beforeEach(async () => {
  world = createTestAuth()
  owner = (await newTenant(world)).browser
  workspace = await newWorkspace(owner)
  project = await newProject(owner, workspace.id)
})

async function assignable(browser: Browser, path: string): Promise<string[]> {
  return (await browser.get(`${path}/roles`)).json<{ assignable: string[] }>().assignable
}

const onWorkspace = (browser: Browser) => assignable(browser, `/api/workspaces/${workspace.id}`)
const onProject = (browser: Browser) => assignable(browser, `/api/projects/${project.id}`)

it('offers every role of the kind to who has them all, the strongest first', async () => {
  expect(await onWorkspace(owner)).toEqual(['admin', 'editor', 'viewer'])
  expect(await onProject(owner)).toEqual(['manager', 'contributor', 'viewer'])
})

it('offers nothing to who does not decide that, and all to who comes to', async () => {
  const { browser, userId } = await joinTenant(world, owner)
  await giveRole(owner, `/api/projects/${project.id}`, userId, 'contributor')
  expect(await onProject(browser)).toEqual([])
  await giveRole(owner, `/api/projects/${project.id}`, userId, 'manager')
  expect(await onProject(browser), 'twin').toEqual(['manager', 'contributor', 'viewer'])
  expect(await onWorkspace(browser), 'not above it').toEqual([])
})

it('offers no role to give that is more than one’s own, and each that is offered can be given', async () => {
  // Manages the members, and beyond that may see and change projects alone.
  await newRole(
    owner,
    'steward',
    'members:manage',
    'project:read',
    'project:update',
    'export:pdf',
    'ai:generate',
  )
  const { browser, userId } = await joinTenant(world, owner, 'bob@example.com', 'steward')
  const offered = await onProject(browser)
  expect(offered).toEqual(['contributor', 'viewer'])
  const put = (role: string) =>
    browser.send('PUT', `/api/projects/${project.id}/roles`, { body: { userId, role } })
  expect((await put('manager')).status).toBe(403)
  for (const role of offered) expect((await put(role)).status, role).toBe(200)
})
