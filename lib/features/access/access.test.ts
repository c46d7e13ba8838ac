import { beforeEach, describe, expect, it } from 'vitest'
import type { Explanation } from '@/lib/core/access/explain'
import type { AccessSet } from '@/lib/core/access/access-set'
import type { Browser } from '@/e2e/harness/browser'
import { joinTenant, newTenant } from '@/e2e/harness/tenants'
import { createTestAuth, type TestAuth } from '@/e2e/harness/test-auth'
import { giveRole, newProject, newRole, newWorkspace } from '@/e2e/harness/things'

let world: TestAuth
let owner: Browser
beforeEach(async () => {
  world = createTestAuth()
  owner = (await newTenant(world)).browser
})

const explain = (browser: Browser, query: Record<string, string>) =>
  browser.get(`/api/access/explain?${new URLSearchParams(query)}`)

describe('explaining access', () => {
  it('derives the answer from the thing up to the organization', async () => {
    const workspace = await newWorkspace(owner)
    const project = await newProject(owner, workspace.id)
    const { userId } = await joinTenant(world, owner, 'bob@example.com', 'member')
    await giveRole(owner, `/api/workspaces/${workspace.id}`, userId, 'editor')
    const query = { userId, entitlement: 'project:update', resource: `project:${project.id}` }
    const told = (await explain(owner, query)).json<Explanation>()
    expect(told.decision.allowed).toBe(true)
    expect(told.path.map(({ thing }) => thing.type)).toEqual(['project', 'workspace', 'organization'])
    expect(told.path[0]?.roles).toMatchObject([
      { role: 'contributor', gives: true, from: [{ type: 'workspace', role: 'editor' }] },
      { role: 'viewer', gives: false, from: [{ type: 'organization', role: 'member' }] },
    ])
  })

  it('says what is missing, and agrees with what the person meets', async () => {
    const { browser, userId } = await joinTenant(world, owner, 'bob@example.com', 'member')
    const told = (await explain(owner, { userId, entitlement: 'workspace:create' })).json<Explanation>()
    const met = await browser.post('/api/workspaces', { name: 'X' })
    expect(told.decision).toMatchObject({ allowed: false, reason: met.error?.reason, meta: met.error?.meta })
  })

  it('says which plans would give it, what limits it and how much of that is left, as the person meets it', async () => {
    const { browser, userId } = await newTenant(world, 'cyd@example.com', 'Initech', null)
    const toldOf = async (entitlement: string) =>
      (await explain(browser, { userId, entitlement })).json<Explanation>()
    expect(await toldOf('export:pdf')).toMatchObject({
      needed: { plans: ['pro', 'enterprise'] },
      plans: { isGated: true, active: [{ key: 'free', title: 'Free', gives: false }], limits: [] },
    })
    const parts = [{ plan: 'free', title: 'Free', max: 5, quantity: 1 }]
    const { plans } = await toldOf('members:invite')
    expect(plans?.limits).toMatchObject([{ key: 'invite-limit', max: 5, remaining: 5, parts, denies: false }])
    const invite = (at: number) =>
      browser.post('/api/invitations', { email: `${at}@example.com`, role: 'member' })
    for (const at of [1, 2, 3, 4, 5]) expect((await invite(at)).status).toBe(201)
    const { plans: after, decision } = await toldOf('members:invite')
    expect(after?.limits).toMatchObject([{ key: 'invite-limit', consumed: 5, remaining: 0, denies: true }])
    const { error } = await invite(6)
    expect(decision).toMatchObject({ reason: error?.reason, meta: error?.meta })
  })

  it('refuses what there is not, with the near spelling', async () => {
    const { userId } = await joinTenant(world, owner)
    const misspelt = await explain(owner, { userId, entitlement: 'project:updat' })
    expect(misspelt.error?.message).toBe(
      'There is no entitlement "project:updat"; did you mean "project:update"?',
    )
    const entitlement = 'project:update'
    for (const resource of ['projekt:x', 'project', ':', 'project:x:y'])
      expect((await explain(owner, { userId, entitlement, resource })).code, resource).toBe('VALIDATION')
    expect((await explain(owner, { userId, entitlement, resource: 'project:x' })).status).toBe(404)
  })

  it('TEN-1 TEN-5 knows no person and no thing of another organization, and is for managers of members', async () => {
    const foreign = await newTenant(world, 'eve@example.com')
    const workspace = await newWorkspace(foreign.browser)
    const { browser, userId } = await joinTenant(world, owner)
    const entitlement = 'project:read'
    expect((await explain(owner, { userId: foreign.userId, entitlement })).status).toBe(404)
    const resource = `workspace:${workspace.id}`
    expect((await explain(owner, { userId, entitlement, resource })).status).toBe(404)
    expect((await explain(browser, { userId, entitlement })).error?.permission).toBe('members:manage')
    expect((await explain(owner, { userId, entitlement })).status, 'twin').toBe(200)
  })
})

describe('viewing as a role', () => {
  it('is the access set of somebody who holds it alone', async () => {
    await newRole(owner, 'support', 'audit:read')
    const { browser } = await joinTenant(world, owner, 'bob@example.com', 'support')
    const told = (await owner.get('/api/access/preview?role=support')).json<AccessSet>()
    const own = (await browser.get('/api/auth/access-set')).json<AccessSet>()
    expect(told).toEqual({ ...own, computedAt: told.computedAt })
    expect(told.entitlements['audit:read']).toEqual({ allowed: true })
    expect(told.entitlements['tenant:update']?.allowed).toBe(false)
  })

  it('is of a role of this organization', async () => {
    expect((await owner.get('/api/access/preview?role=admin')).status).toBe(200)
    for (const role of ['nobody', 'workspace:editor'])
      expect((await owner.get(`/api/access/preview?role=${role}`)).status, role).toBe(404)
    const { browser } = await joinTenant(world, owner)
    expect((await browser.get('/api/access/preview?role=admin')).status).toBe(403)
  })
})
