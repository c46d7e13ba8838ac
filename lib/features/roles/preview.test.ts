import { beforeEach, expect, it } from 'vitest'
import type { Browser } from '@/e2e/harness/browser'
import { joinTenant, newTenant } from '@/e2e/harness/tenants'
import { createTestAuth, type TestAuth } from '@/e2e/harness/test-auth'
import { giveRole, newRole, newWorkspace } from '@/e2e/harness/things'

type Change = { entitlement: string; on: string[]; from: string; to: string }
type Preview = {
  gains: Change[]
  loses: Change[]
  beyond: string[]
  membersAffected: number
  members: {
    email: string
    changes: { at: { type: string; id: string }; gains: Change[]; loses: Change[] }[]
  }[]
}

let world: TestAuth
let owner: Browser
beforeEach(async () => {
  world = createTestAuth()
  owner = (await newTenant(world)).browser
})

const preview = async (body: object, browser = owner) =>
  (await browser.post('/api/roles/preview', body)).json<Preview>()
const names = (changes: Change[] = []) => changes.map(({ entitlement }) => entitlement)

it('tells what a new role would give, and that nobody holds it', async () => {
  expect(await preview({ permissions: [{ name: 'workspace:*' }], exclude: ['workspace:delete'] })).toEqual({
    gains: [
      { entitlement: 'workspace:create', on: ['organization'], from: 'none', to: 'any' },
      { entitlement: 'workspace:update', on: ['workspace'], from: 'none', to: 'any' },
    ],
    ...{ loses: [], beyond: [], membersAffected: 0, members: [] },
  })
})

it('tells who gains and loses what by the change of a role, and writes nothing', async () => {
  const slug = await newRole(owner, 'support', 'workspace:create', 'audit:read')
  await joinTenant(world, owner, 'bob@example.com', slug)
  await joinTenant(world, owner, 'cleo@example.com', 'member')
  const written = world.audit.length
  const told = await preview({ slug, permissions: [{ name: 'audit:read' }, { name: 'tenant:update' }] })
  expect([names(told.gains), names(told.loses)]).toEqual([['tenant:update'], ['workspace:create']])
  expect(told.membersAffected).toBe(1)
  expect(told.members).toMatchObject([
    { email: 'bob@example.com', changes: [{ at: { type: 'organization' } }] },
  ])
  expect(names(told.members[0]?.changes[0]?.loses)).toEqual(['workspace:create'])
  expect(world.audit).toHaveLength(written)
  const still = (await owner.get(`/api/roles/${slug}`)).json<{ permissions: unknown[] }>()
  expect(still.permissions).toHaveLength(2)
})

it('leaves out whoever has the same by another role', async () => {
  const told = await preview({ slug: 'workspace:admin', permissions: [] })
  expect(names(told.loses)).toContain('workspace:update')
  expect(told.members.map(({ email }) => email)).toEqual(['ada@example.com'])
  const slug = await newRole(owner, 'support', '*')
  const { userId } = await joinTenant(world, owner, 'bob@example.com', slug)
  const workspace = await newWorkspace(owner)
  await giveRole(owner, `/api/workspaces/${workspace.id}`, userId, 'admin')
  expect((await preview({ slug: 'workspace:admin', permissions: [] })).members).toHaveLength(1)
})

it('tells on which thing, where a role is held on one alone', async () => {
  const slug = await newRole(owner, 'guest')
  const { userId } = await joinTenant(world, owner, 'bob@example.com', slug)
  const workspace = await newWorkspace(owner)
  await giveRole(owner, `/api/workspaces/${workspace.id}`, userId, 'viewer')
  const told = await preview({ slug: 'workspace:viewer', permissions: [{ name: 'workspace:update' }] })
  expect(told.members.map(({ email, changes }) => [email, changes.map(({ at }) => at)])).toEqual([
    ['bob@example.com', [{ type: 'workspace', id: workspace.id }]],
  ])
})

it('tells what would be lost with the role', async () => {
  const slug = await newRole(owner, 'support', 'audit:read')
  await joinTenant(world, owner, 'bob@example.com', slug)
  const told = await preview({ slug, remove: true })
  expect([names(told.loses), told.membersAffected]).toEqual([['audit:read'], 1])
})

it('PRV-2 says what is more than one’s own, as saving would', async () => {
  const { browser: admin } = await joinTenant(world, owner, 'bob@example.com', 'admin')
  const body = { permissions: [{ name: 'audit:read' }, { name: 'billing:manage' }] }
  expect((await preview(body, admin)).beyond).toEqual(['billing:manage'])
  expect((await preview(body)).beyond, 'twin').toEqual([])
  const emptied = { slug: 'workspace:admin', permissions: [] }
  expect((await preview(emptied, admin)).beyond).toEqual(['workspace:update', 'workspace:delete'])
  expect((await preview(emptied)).beyond, 'twin').toEqual([])
})

it('RAT-5 is answered 120 times a minute', async () => {
  const ask = () => owner.post('/api/roles/preview', { permissions: [{ name: 'audit:read' }] })
  for (let at = 0; at < 120; at++) expect((await ask()).status).toBe(200)
  expect((await ask()).code).toBe('RATE_LIMITED')
  world.clock.advance('61s')
  await owner.post('/api/auth/refresh')
  expect((await ask()).status, 'twin').toBe(200)
})

it('TEN-1 knows no role of another organization', async () => {
  const slug = await newRole(owner, 'support', 'audit:read')
  const { browser } = await newTenant(world, 'eve@example.com')
  expect((await browser.post('/api/roles/preview', { slug, permissions: [] })).status).toBe(404)
})
