import { beforeEach, describe, expect, it } from 'vitest'
import type { Browser } from '@/e2e/harness/browser'
import { joinTenant, newTenant } from '@/e2e/harness/tenants'
import { createTestAuth, type TestAuth } from '@/e2e/harness/test-auth'
import { giveRole, namesAt, newProject, newRole, newWorkspace, type Thing } from '@/e2e/harness/things'

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
})

const move = (browser: Browser, workspaceId: string, id = project.id) =>
  browser.post(`/api/projects/${id}/move`, { workspaceId })

describe('moving a project', () => {
  it('answers it where it is now, and writes that down', async () => {
    const answer = await move(owner, to.id)
    expect([answer.status, answer.json()]).toMatchObject([200, { id: project.id, workspaceId: to.id }])
    expect(world.audit.at(-1)).toMatchObject({
      action: 'project.move',
      data: { before: { workspaceId: from.id }, after: { workspaceId: to.id } },
    })
    expect(await namesAt(owner, `/api/projects?workspaceId=${from.id}`)).toEqual([])
  })

  it('TEN-6 moves exactly its rights: what came from above stays behind, what is held on it goes along', async () => {
    await newRole(owner, 'guest')
    const [left, right, own] = [
      await joinTenant(world, owner, 'left@example.com', 'guest'),
      await joinTenant(world, owner, 'right@example.com', 'guest'),
      await joinTenant(world, owner, 'own@example.com', 'guest'),
    ]
    await giveRole(owner, `/api/workspaces/${from.id}`, left.userId, 'viewer')
    await giveRole(owner, `/api/workspaces/${to.id}`, right.userId, 'viewer')
    await giveRole(owner, `/api/projects/${project.id}`, own.userId, 'viewer')
    const seen = () =>
      Promise.all([left, right, own].map(async ({ browser }) => namesAt(browser, '/api/projects')))
    expect(await seen()).toEqual([['Launch'], [], ['Launch']])
    await move(owner, to.id)
    expect(await seen()).toEqual([[], ['Launch'], ['Launch']])
    expect((await left.browser.get(`/api/projects/${project.id}`)).status).toBe(403)
    expect((await right.browser.get(`/api/projects/${project.id}`)).status).toBe(200)
  })

  it('needs project:create where it goes', async () => {
    await newRole(owner, 'guest')
    const { browser, userId } = await joinTenant(world, owner, 'bob@example.com', 'guest')
    await giveRole(owner, `/api/projects/${project.id}`, userId, 'manager')
    const denied = await move(browser, to.id)
    expect([denied.status, denied.error?.permission]).toEqual([403, 'project:create'])
    await giveRole(owner, `/api/workspaces/${to.id}`, userId, 'editor')
    expect((await move(browser, to.id)).status, 'twin').toBe(200)
  })

  it('needs project:move on it', async () => {
    await newRole(owner, 'guest')
    const { browser, userId } = await joinTenant(world, owner, 'bob@example.com', 'guest')
    await giveRole(owner, `/api/workspaces/${to.id}`, userId, 'editor')
    await giveRole(owner, `/api/projects/${project.id}`, userId, 'contributor')
    const denied = await move(browser, to.id)
    expect([denied.status, denied.error?.permission]).toEqual([403, 'project:move'])
  })

  it('TEN-5 TEN-6 finds no workspace of another organization, none that is deleted, and no project there', async () => {
    const { browser } = await newTenant(world, 'eve@example.com')
    const foreign = await newWorkspace(browser)
    expect((await move(owner, foreign.id)).status).toBe(404)
    expect((await move(browser, foreign.id)).status).toBe(404)
    expect((await move(owner, project.id)).status).toBe(404)
    await owner.delete(`/api/workspaces/${to.id}`)
    expect((await move(owner, to.id)).status).toBe(404)
    expect((await owner.get(`/api/projects/${project.id}`)).json()).toMatchObject({ workspaceId: from.id })
  })

  it('TEN-6 twin: there and back at the same time leaves it in one place', async () => {
    const answers = await Promise.all([to, from, to, from].map(({ id }) => move(owner, id)))
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200])
    const { workspaceId } = (await owner.get(`/api/projects/${project.id}`)).json<Thing>()
    expect(await namesAt(owner, `/api/projects?workspaceId=${workspaceId}`)).toEqual(['Launch'])
    const other = workspaceId === to.id ? from.id : to.id
    expect(await namesAt(owner, `/api/projects?workspaceId=${other}`)).toEqual([])
  })
})
