import { beforeEach, describe, expect, it } from 'vitest'
import type { Browser } from '@/e2e/harness/browser'
import { joinTenant, newTenant } from '@/e2e/harness/tenants'
import { createTestAuth, type TestAuth } from '@/e2e/harness/test-auth'
import { giveRole, namesAt, newProject, newRole, newWorkspace, type Thing } from '@/e2e/harness/things'

let world: TestAuth
let owner: Browser
let workspace: Thing
beforeEach(async () => {
  world = createTestAuth()
  owner = (await newTenant(world)).browser
  workspace = await newWorkspace(owner)
})

const lastAct = () => world.audit.at(-1)

/** Somebody whose role in the organization gives nothing at all. */
async function guest(email = 'gus@example.com') {
  const roles = (await owner.get('/api/roles?q=guest')).json<{ items: unknown[] }>()
  if (roles.items.length === 0) await newRole(owner, 'guest')
  return joinTenant(world, owner, email, 'guest')
}

describe('creating a project', () => {
  it('makes its creator its manager', async () => {
    const { browser: editor, userId } = await guest()
    await giveRole(owner, `/api/workspaces/${workspace.id}`, userId, 'editor')
    const project = await newProject(editor, workspace.id)
    expect(project).toMatchObject({ workspaceId: workspace.id, name: 'Launch', description: '' })
    expect(project.__access['project:delete']).toEqual({ allowed: true })
    expect(lastAct()).toMatchObject({ action: 'project.create', target: { id: project.id } })
  })

  it('needs a right in that very workspace', async () => {
    const { browser: editor, userId } = await guest()
    const other = await newWorkspace(owner, 'Shop')
    await giveRole(owner, `/api/workspaces/${workspace.id}`, userId, 'editor')
    const answer = await editor.post('/api/projects', { workspaceId: other.id, name: 'X' })
    expect([answer.status, answer.error]).toMatchObject([
      403,
      { permission: 'project:create', reason: 'hierarchy_denied' },
    ])
  })

  it('TEN-5 takes no workspace of another organization', async () => {
    const { browser } = await newTenant(world, 'eve@example.com')
    const answer = await browser.post('/api/projects', { workspaceId: workspace.id, name: 'X' })
    expect([answer.status, answer.code]).toEqual([404, 'NOT_FOUND'])
    const own = await newWorkspace(browser)
    expect((await newProject(browser, own.id)).workspaceId, 'twin').toBe(own.id)
  })

  it.each([
    { name: 'X' },
    { workspaceId: 'x', name: 'X' },
    { workspaceId: { id: 'x' }, name: 'X' },
    { name: 'X', description: 'a\u0000b' },
    { name: 'X', createdBy: '0198c1a2-7c4e-7d3a-9b51-3f6f0c9f2a11' },
    { name: 'X', tenantId: '0198c1a2-7c4e-7d3a-9b51-3f6f0c9f2a11' },
  ])('PRV-1 INJ-1 refuses %o', async (body) => {
    const { workspaceId = workspace.id, ...rest } = body as { workspaceId?: unknown }
    const given = 'workspaceId' in body || Object.keys(rest).length > 1 ? { workspaceId, ...rest } : rest
    expect((await owner.post('/api/projects', given)).code).toBe('VALIDATION')
  })
})

describe('who sees a project', () => {
  it('is shown those they have a right on, and no other', async () => {
    const { browser, userId } = await guest()
    const one = await newProject(owner, workspace.id, 'One')
    await newProject(owner, workspace.id, 'Two')
    expect(await namesAt(browser, '/api/projects')).toEqual([])
    await giveRole(owner, `/api/projects/${one.id}`, userId, 'viewer')
    expect(await namesAt(browser, '/api/projects')).toEqual(['One'])
    expect(await namesAt(browser, '/api/workspaces')).toEqual([])
    expect((await browser.get(`/api/projects/${one.id}`)).status).toBe(200)
    expect((await browser.get(`/api/workspaces/${workspace.id}`)).status).toBe(403)
  })

  it('is shown all of a workspace where they hold a role', async () => {
    const { browser, userId } = await guest()
    const other = await newWorkspace(owner, 'Shop')
    await newProject(owner, workspace.id, 'One')
    await newProject(owner, other.id, 'Two')
    await giveRole(owner, `/api/workspaces/${other.id}`, userId, 'viewer')
    expect(await namesAt(browser, '/api/projects')).toEqual(['Two'])
    expect(await namesAt(browser, `/api/projects?workspaceId=${workspace.id}`)).toEqual([])
    expect(await namesAt(browser, `/api/projects?workspaceId=${other.id}`)).toEqual(['Two'])
    expect(await namesAt(owner, '/api/projects')).toEqual(['One', 'Two'])
  })

  it('is shown their own where a role is for those alone', async () => {
    const permissions = [{ name: 'project:*', ownership: true }]
    await owner.post('/api/roles', { slug: 'author', title: 'Author', permissions })
    const { browser, userId } = await joinTenant(world, owner, 'gus@example.com', 'author')
    await giveRole(owner, `/api/workspaces/${workspace.id}`, userId, 'editor')
    await newProject(owner, workspace.id, 'Theirs')
    await newProject(browser, workspace.id, 'Mine')
    await owner.delete(`/api/workspaces/${workspace.id}/roles/${userId}`)
    expect(await namesAt(browser, '/api/projects')).toEqual(['Mine'])
  })

  it('TEN-5 finds nothing by a workspace of another organization', async () => {
    await newProject(owner, workspace.id)
    const { browser } = await newTenant(world, 'eve@example.com')
    expect(await namesAt(browser, `/api/projects?workspaceId=${workspace.id}`)).toEqual([])
    expect(await namesAt(owner, `/api/projects?workspaceId=${workspace.id}`), 'twin').toEqual(['Launch'])
  })

  it('is told in as many queries for 30 rows as for one', async () => {
    const queries = async () => {
      const before = world.storeCalls.length
      const names = await namesAt(owner, '/api/projects?limit=100')
      return { rows: names.length, calls: world.storeCalls.length - before }
    }
    await newProject(owner, workspace.id)
    const one = await queries()
    for (let number = 1; number < 30; number++) await newProject(owner, workspace.id, `Project ${number}`)
    expect(await queries()).toEqual({ rows: 30, calls: one.calls })
    expect(one.calls).toBeGreaterThan(2)
  })
})

describe('a project', () => {
  it('is renamed, described, deleted and had back', async () => {
    const project = await newProject(owner, workspace.id)
    const path = `/api/projects/${project.id}`
    const changed = await owner.patch(path, { description: 'Two\nlines' })
    expect([changed.status, changed.json()]).toMatchObject([
      200,
      { name: 'Launch', description: 'Two\nlines' },
    ])
    expect((await owner.patch(path, { name: 'Start' })).json()).toMatchObject({ description: 'Two\nlines' })
    expect((await owner.delete(path)).status).toBe(204)
    expect((await owner.get(path)).status).toBe(404)
    expect((await owner.post(`${path}/restore`)).json()).toMatchObject({ name: 'Start' })
    expect(world.audit.slice(-4).map(({ action }) => action)).toEqual([
      'project.update',
      'project.update',
      'project.delete',
      'project.restore',
    ])
  })

  it('is not had back before its workspace', async () => {
    const project = await newProject(owner, workspace.id)
    await owner.delete(`/api/projects/${project.id}`)
    await owner.delete(`/api/workspaces/${workspace.id}`)
    expect((await owner.post(`/api/projects/${project.id}/restore`)).status).toBe(404)
    await owner.post(`/api/workspaces/${workspace.id}/restore`)
    expect((await owner.post(`/api/projects/${project.id}/restore`)).status).toBe(200)
  })
})
