import { beforeEach, describe, expect, it } from 'vitest'
import type { Browser } from '@/e2e/harness/browser'
import { joinTenant, newTenant } from '@/e2e/harness/tenants'
import { createTestAuth, type TestAuth } from '@/e2e/harness/test-auth'
import { giveRole, newProject, newRole, newWorkspace, type Thing } from '@/e2e/harness/things'

let world: TestAuth
let owner: Browser
let from: Thing
let to: Thing
let project: Thing
beforeEach(async () => {
  world = createTestAuth()
  owner = (await newTenant(world)).browser
  from = await newWorkspace(owner, 'From')
  to = await newWorkspace(owner, 'To')
  project = await newProject(owner, from.id)
  await newRole(owner, 'guest')
})

const preview = (browser: Browser, workspaceId: string, id = project.id) =>
  browser.get(`/api/projects/${id}/move-preview?workspaceId=${workspaceId}`)

/** Somebody who holds nothing by way of the organization. */
const guest = (email: string) => joinTenant(world, owner, email, 'guest')

describe('the preview of a move', () => {
  it('names who loses, gains and changes what, and nobody else', async () => {
    const [left, right, both] = [
      await guest('left@example.com'),
      await guest('right@example.com'),
      await guest('both@example.com'),
    ]
    const own = await guest('own@example.com')
    await giveRole(owner, `/api/workspaces/${from.id}`, left.userId, 'editor')
    await giveRole(owner, `/api/workspaces/${to.id}`, right.userId, 'viewer')
    await giveRole(owner, `/api/workspaces/${from.id}`, both.userId, 'viewer')
    await giveRole(owner, `/api/workspaces/${to.id}`, both.userId, 'admin')
    await giveRole(owner, `/api/projects/${project.id}`, own.userId, 'viewer')
    const answer = await preview(owner, to.id)
    expect([answer.status, answer.json()]).toMatchObject([
      200,
      {
        loses: [{ userId: left.userId, email: 'left@example.com', role: 'contributor' }],
        gains: [{ userId: right.userId, role: 'viewer' }],
        changes: [{ userId: both.userId, before: 'viewer', after: 'manager' }],
      },
    ])
  })

  it('is what the move then does, and moves nothing', async () => {
    const { browser, userId } = await guest('left@example.com')
    await giveRole(owner, `/api/workspaces/${from.id}`, userId, 'viewer')
    expect((await preview(owner, to.id)).json()).toMatchObject({ loses: [{ userId }] })
    expect((await browser.get(`/api/projects/${project.id}`)).status).toBe(200)
    await owner.post(`/api/projects/${project.id}/move`, { workspaceId: to.id })
    expect((await browser.get(`/api/projects/${project.id}`)).status).toBe(403)
  })

  it('tells nobody about a workspace in which they can create nothing', async () => {
    const { browser, userId } = await guest('bob@example.com')
    await giveRole(owner, `/api/projects/${project.id}`, userId, 'manager')
    const denied = await preview(browser, to.id)
    expect([denied.status, denied.error?.permission]).toEqual([403, 'project:create'])
    await giveRole(owner, `/api/workspaces/${to.id}`, userId, 'editor')
    expect((await preview(browser, to.id)).status, 'twin').toBe(200)
  })

  it('TEN-5 finds no workspace and no project of another organization', async () => {
    const { browser } = await newTenant(world, 'eve@example.com')
    const foreign = await newWorkspace(browser)
    expect((await preview(owner, foreign.id)).status).toBe(404)
    expect((await preview(browser, foreign.id)).status).toBe(404)
  })
})
