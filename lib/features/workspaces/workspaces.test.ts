import { beforeEach, describe, expect, it } from 'vitest'
import type { Browser } from '@/e2e/harness/browser'
import { joinTenant, newTenant } from '@/e2e/harness/tenants'
import { createTestAuth, type TestAuth } from '@/e2e/harness/test-auth'
import { namesAt, newProject, newRole, newWorkspace, type Thing } from '@/e2e/harness/things'

const day = 86_400_000
let world: TestAuth
let owner: Browser
beforeEach(async () => {
  world = createTestAuth()
  owner = (await newTenant(world)).browser
})

const lastAct = () => world.audit.at(-1)

describe('creating a workspace', () => {
  it('answers it with what its creator may do, and writes that down', async () => {
    const { userId, browser: admin } = await joinTenant(world, owner, 'bob@example.com', 'admin')
    const workspace = await newWorkspace(admin, '  Website ')
    expect(workspace).toMatchObject({ name: 'Website', createdBy: userId })
    // An admin of the organization only edits workspaces, but is the admin of one they made.
    expect(workspace.__access['workspace:update']).toEqual({ allowed: true })
    expect(lastAct()).toMatchObject({
      action: 'workspace.create',
      actorId: userId,
      target: { id: workspace.id },
    })
    expect(await namesAt(owner, '/api/workspaces')).toEqual(['Website'])
  })

  it('is not a member’s', async () => {
    const { browser } = await joinTenant(world, owner, 'bob@example.com', 'member')
    const answer = await browser.post('/api/workspaces', { name: 'Website' })
    expect([answer.status, answer.error]).toMatchObject([
      403,
      {
        code: 'FORBIDDEN',
        permission: 'workspace:create',
        reason: 'role_required',
        meta: { requiredRoles: expect.arrayContaining([expect.stringMatching(/owner$/)]) },
      },
    ])
    expect(await namesAt(owner, '/api/workspaces')).toEqual([])
  })

  it('happens once for one Idempotency-Key', async () => {
    const create = (name: string) =>
      owner.post('/api/workspaces', { name }, { headers: { 'idempotency-key': 'once' } })
    const [first, second] = [await create('Website'), await create('Website')]
    expect([first.status, second.status]).toEqual([201, 201])
    expect(second.json()).toEqual(first.json())
    expect((await create('Another')).code).toBe('IDEMPOTENCY_CONFLICT')
    expect(await namesAt(owner, '/api/workspaces')).toEqual(['Website'])
  })

  it.each([{}, { name: '' }, { name: 'a\nb' }, { name: 'x'.repeat(101) }, { name: 7 }])(
    'PRV-1 INJ-1 refuses %o',
    async (body) => {
      expect((await owner.post('/api/workspaces', body)).code).toBe('VALIDATION')
    },
  )
})

describe('a workspace', () => {
  let workspace: Thing
  let path: string
  beforeEach(async () => {
    workspace = await newWorkspace(owner)
    path = `/api/workspaces/${workspace.id}`
  })

  it('is read and renamed', async () => {
    expect((await owner.get(path)).json()).toEqual(workspace)
    world.clock.advance(1_000)
    const renamed = await owner.patch(path, { name: 'Shop' })
    expect([renamed.status, renamed.json()]).toMatchObject([200, { id: workspace.id, name: 'Shop' }])
    expect(renamed.json().updatedAt).not.toBe(renamed.json().createdAt)
    expect(lastAct()).toMatchObject({
      action: 'workspace.update',
      data: { before: { name: 'Website' }, after: { name: 'Shop' } },
    })
  })

  it('TEN-1 is not found from another organization', async () => {
    const { browser } = await newTenant(world, 'eve@example.com')
    const answers = [
      await browser.get(path),
      await browser.patch(path, { name: 'Mine' }),
      await browser.delete(path),
      await browser.post(`${path}/restore`),
    ]
    expect(answers.map(({ status, code }) => [status, code])).toEqual(answers.map(() => [404, 'NOT_FOUND']))
    expect(await namesAt(owner, '/api/workspaces')).toEqual(['Website'])
  })

  it('is not found under an id that is none', async () => {
    for (const id of ['x', 'null', `${workspace.id}0`, '%00'])
      expect((await owner.get(`/api/workspaces/${id}`)).status, id).toBe(404)
    expect((await owner.get(path.toUpperCase().replace('/API/WORKSPACES', '/api/workspaces'))).status).toBe(
      200,
    )
  })

  it('is renamed and deleted by its admins alone', async () => {
    const { browser } = await joinTenant(world, owner, 'bob@example.com', 'admin')
    const denied = await browser.patch(path, { name: 'Shop' })
    expect([denied.status, denied.error?.permission]).toEqual([403, 'workspace:update'])
    expect((await browser.delete(path)).status).toBe(403)
    expect((await browser.get(path)).status).toBe(200)
  })

  it('is deleted with its projects, and had back with them', async () => {
    await newProject(owner, workspace.id)
    expect((await owner.delete(path)).status).toBe(204)
    expect(await namesAt(owner, '/api/workspaces')).toEqual([])
    expect(await namesAt(owner, '/api/projects')).toEqual([])
    for (const answer of [
      await owner.get(path),
      await owner.patch(path, { name: 'X' }),
      await owner.delete(path),
    ])
      expect(answer.status).toBe(404)
    expect((await owner.post('/api/projects', { workspaceId: workspace.id, name: 'X' })).status).toBe(404)

    const restored = await owner.post(`${path}/restore`)
    expect([restored.status, restored.json()]).toMatchObject([200, { id: workspace.id, name: 'Website' }])
    expect(lastAct()?.action).toBe('workspace.restore')
    expect(await namesAt(owner, '/api/projects')).toEqual(['Launch'])
    expect((await owner.post(`${path}/restore`)).status).toBe(200)
  })

  it('is had back for 30 days', async () => {
    await owner.delete(path)
    world.clock.advance(30 * day)
    await world.signIn('ada@example.com', undefined, owner)
    expect((await owner.post(`${path}/restore`)).status).toBe(404)
  })
})

describe('the list of workspaces', () => {
  it('is found, sorted and cut', async () => {
    for (const name of ['web', 'Api', 'docs']) await newWorkspace(owner, name)
    expect(await namesAt(owner, '/api/workspaces')).toEqual(['Api', 'docs', 'web'])
    expect(await namesAt(owner, '/api/workspaces?sort=-name&limit=2')).toEqual(['web', 'docs'])
    expect(await namesAt(owner, '/api/workspaces?q=AP')).toEqual(['Api'])
    const first = (await owner.get('/api/workspaces?limit=2')).json<{ nextCursor: string }>()
    expect(await namesAt(owner, `/api/workspaces?limit=2&cursor=${first.nextCursor}`)).toEqual(['web'])
    expect((await owner.get(`/api/workspaces?sort=-name&cursor=${first.nextCursor}`)).code).toBe('VALIDATION')
  })

  it('TEN-5 shows nothing of another organization, whose cursor is only a place', async () => {
    for (const name of ['web', 'Api']) await newWorkspace(owner, name)
    const first = (await owner.get('/api/workspaces?limit=1')).json<{ nextCursor: string }>()
    const { browser } = await newTenant(world, 'eve@example.com')
    await newWorkspace(browser, 'zoo')
    expect(await namesAt(browser, '/api/workspaces')).toEqual(['zoo'])
    expect(await namesAt(browser, `/api/workspaces?cursor=${first.nextCursor}`)).toEqual(['zoo'])
  })

  it('is empty for whoever holds nothing that shows any', async () => {
    await newWorkspace(owner)
    await newRole(owner, 'guest')
    const { browser } = await joinTenant(world, owner, 'bob@example.com', 'guest')
    expect(await namesAt(browser, '/api/workspaces')).toEqual([])
  })
})
