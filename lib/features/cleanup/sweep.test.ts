import { beforeEach, expect, it } from 'vitest'
import type { Browser } from '@/e2e/harness/browser'
import { newTenant } from '@/e2e/harness/tenants'
import { createTestAuth, type TestAuth } from '@/e2e/harness/test-auth'
import { namesAt, newProject, newWorkspace } from '@/e2e/harness/things'
import { graceMs } from '@/lib/core/tenancy/grace'
import { sweep } from './sweep'

const mailbox = { deleteBefore: async () => 0 }
let world: TestAuth
let owner: Browser
let tenantId: string

beforeEach(async () => {
  world = createTestAuth()
  const { browser, tenant } = await newTenant(world)
  owner = browser
  tenantId = tenant.id
})

const deleted = async () => {
  const workspace = await newWorkspace(owner, 'Deleted')
  const project = await newProject(owner, workspace.id)
  const alone = await newProject(owner, (await newWorkspace(owner, 'Kept')).id)
  expect((await owner.delete(`/api/projects/${alone.id}`)).status).toBe(204)
  expect((await owner.delete(`/api/workspaces/${workspace.id}`)).status).toBe(204)
  return { workspace, projects: [project, alone] }
}
const sweepAfter = async (ms: number) => {
  world.clock.advance(ms)
  await sweep({ stores: world.stores, tenancy: world.tenancy, mailbox }, world.clock.now())
}

it('keeps a deleted workspace or project for as long as it can be had back', async () => {
  const { workspace, projects } = await deleted()
  await sweepAfter(graceMs - 1)
  await world.signIn('ada@example.com', undefined, owner)
  expect((await owner.post(`/api/workspaces/${workspace.id}/restore`)).status).toBe(200)
  expect((await owner.post(`/api/projects/${projects[1]?.id}/restore`)).status).toBe(200)
  expect(await namesAt(owner, '/api/projects')).toHaveLength(2)
})

it('removes it after that, though nobody deletes anything else', async () => {
  const { workspace, projects } = await deleted()
  await sweepAfter(graceMs + 1)
  const left = await world.tenancy.inTenant(tenantId, async (stores) => ({
    deleted: await stores.workspaces.find(workspace.id),
    projects: await Promise.all(projects.map(({ id }) => stores.projects.find(id))),
  }))
  expect(left).toEqual({ deleted: null, projects: [null, null] })
  await world.signIn('ada@example.com', undefined, owner)
  expect(await namesAt(owner, '/api/workspaces')).toEqual(['Kept'])
})
