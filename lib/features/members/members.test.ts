import { describe, expect, it } from 'vitest'
import { createTestAuth } from '@/e2e/harness/test-auth'
import { accessEvents, bob, eve, invited, joinTenant, memberOf, newTenant } from '@/e2e/harness/tenants'
import type { Member } from '@/lib/core/tenancy/types'

async function acme() {
  const world = createTestAuth()
  const owner = await newTenant(world)
  const admin = await joinTenant(world, owner.browser, bob, 'admin')
  const member = await joinTenant(world, owner.browser, eve)
  const idOf = async (userId: string) => (await memberOf(owner.browser, userId)).id
  const ids = {
    owner: await idOf(owner.userId),
    admin: await idOf(admin.userId),
    member: await idOf(member.userId),
  }
  const role = async (userId: string) => (await memberOf(owner.browser, userId)).role
  return { world, owner, admin, member, ids, role }
}
type World = Awaited<ReturnType<typeof acme>>
type Who = 'owner' | 'admin' | 'member'
const patch = (world: World, as: Who, whom: Who, role: string) =>
  world[as].browser.patch(`/api/members/${world.ids[whom]}`, { role })
const remove = (world: World, as: Who, whom: Who) =>
  world[as].browser.delete(`/api/members/${world.ids[whom]}`)

describe('GET /api/members', () => {
  it('lists who is in, to everyone who is', async () => {
    const { member } = await acme()
    const { items } = (await member.browser.get('/api/members?sort=email')).json<{ items: Member[] }>()
    expect(items.map(({ email, role }) => [email, role])).toEqual([
      ['ada@example.com', 'owner'],
      ['bob@example.com', 'admin'],
      ['eve@example.com', 'member'],
    ])
    expect(Object.keys(items[0] ?? {}).sort()).toEqual(
      ['email', 'id', 'joinedAt', 'lastActiveAt', 'name', 'role', 'roles', 'userId'].sort(),
    )
  })

  it('searches, filters, sorts and pages', async () => {
    const { owner, ids } = await acme()
    const list = async (query: string) =>
      (await owner.browser.get(`/api/members?${query}`)).json<{
        items: Member[]
        nextCursor: string | null
      }>()
    const emails = async (query: string) => (await list(query)).items.map(({ email }) => email)
    expect(await emails('q=BOB')).toEqual(['bob@example.com'])
    expect(await emails('q=%25')).toEqual([])
    expect(await emails('role=admin')).toEqual(['bob@example.com'])
    expect(await emails('sort=-email')).toEqual(['eve@example.com', 'bob@example.com', 'ada@example.com'])
    const first = await list('sort=email&limit=2')
    const rest = await list(`sort=email&limit=2&cursor=${first.nextCursor}`)
    expect([...first.items, ...rest.items].map(({ id }) => id)).toEqual([ids.owner, ids.admin, ids.member])
    expect(rest.nextCursor).toBeNull()
    for (const query of [
      'sort=password',
      'limit=0',
      'limit=101',
      'cursor=x',
      `sort=name&cursor=${first.nextCursor}`,
    ])
      expect((await owner.browser.get(`/api/members?${query}`)).code, query).toBe('VALIDATION')
  })

  it('TEN-1 knows no member of another tenant', async () => {
    const { world, ids } = await acme()
    const stranger = await newTenant(world, 'zoe@example.com', 'Other')
    for (const id of [ids.admin, 'x', crypto.randomUUID()]) {
      const answers = [
        await stranger.browser.get(`/api/members/${id}`),
        await stranger.browser.patch(`/api/members/${id}`, { role: 'member' }),
        await stranger.browser.delete(`/api/members/${id}`),
      ]
      expect(answers.map(({ status, code }) => [status, code])).toEqual(answers.map(() => [404, 'NOT_FOUND']))
    }
  })

  it('TEN-1 twin: shows one of its own', async () => {
    const { member, ids } = await acme()
    const answer = await member.browser.get(`/api/members/${ids.admin}`)
    expect(answer.json()).toMatchObject({ id: ids.admin, email: bob, role: 'admin' })
  })
})

describe('PATCH /api/members/:id', () => {
  it('changes a role, for those who may, and tells the person’s pages', async () => {
    const world = await acme()
    const answer = await patch(world, 'admin', 'member', 'admin')
    expect([answer.status, answer.json()]).toEqual([200, expect.objectContaining({ role: 'admin' })])
    expect(await world.role(world.member.userId)).toBe('admin')
    expect(world.world.audit.at(-1)).toMatchObject({
      action: 'member.change_role',
      actorId: world.admin.userId,
      target: { type: 'user', id: world.member.userId },
      data: { before: { roles: ['member'] }, after: { roles: ['admin'] } },
    })
    expect(accessEvents(world.world).at(-1)).toEqual(['role_changed', world.member.userId])
  })

  it('PRV-2 lets nobody raise above, or bring down, what they do not hold', async () => {
    const world = await acme()
    for (const [as, whom, role] of [
      ['member', 'member', 'admin'],
      ['member', 'admin', 'member'],
      ['admin', 'admin', 'owner'],
      ['admin', 'member', 'owner'],
      ['admin', 'owner', 'member'],
    ] as const) {
      const answer = await patch(world, as, whom, role)
      expect([answer.status, answer.error?.permission], `${as} makes ${whom} ${role}`).toEqual([
        403,
        'members:manage',
      ])
    }
    expect(await world.role(world.owner.userId)).toBe('owner')
    expect(await world.role(world.member.userId)).toBe('member')
  })

  it('PRV-2 twin: lets an owner make another, and an admin step down', async () => {
    const world = await acme()
    expect((await patch(world, 'admin', 'admin', 'member')).status).toBe(200)
    expect((await patch(world, 'owner', 'member', 'owner')).status).toBe(200)
    expect((await patch(world, 'owner', 'owner', 'admin')).status).toBe(200)
    expect(await world.role(world.member.userId)).toBe('owner')
  })

  it('PRV-3 keeps the last owner', async () => {
    const world = await acme()
    const answer = await patch(world, 'owner', 'owner', 'admin')
    expect([answer.status, answer.code]).toEqual([409, 'LAST_OWNER'])
    expect(await world.role(world.owner.userId)).toBe('owner')
  })

  it('PRV-1 takes no role that there is not, nor anything else', async () => {
    const world = await acme()
    for (const role of ['king', 'workspace:admin', 'constructor', ''])
      expect((await patch(world, 'owner', 'member', role)).code, role).toBe('VALIDATION')
    const path = `/api/members/${world.ids.member}`
    for (const foreign of [
      { userId: world.owner.userId },
      { tenantId: 'x' },
      { roles: ['owner'] },
      { id: 'x' },
    ])
      expect((await world.owner.browser.patch(path, { role: 'admin', ...foreign })).code).toBe('VALIDATION')
    expect(await world.role(world.member.userId)).toBe('member')
  })
})

describe('DELETE /api/members/:id', () => {
  it('TEN-3 ends access at once, for writes with the old token too', async () => {
    const world = await acme()
    const old = world.admin.browser.copy()
    expect((await remove(world, 'owner', 'admin')).status).toBe(204)
    const write = await old.post('/api/invitations', { email: 'new@example.com', role: 'member' })
    expect([write.status, write.code]).toEqual([403, 'NOT_A_MEMBER'])
    expect((await old.post('/api/auth/refresh')).status).toBe(200)
    expect((await old.get('/api/auth/session')).json()).toMatchObject({ session: { tenantId: null } })
    expect((await old.get('/api/members')).code).toBe('NO_TENANT')
    expect(accessEvents(world.world).at(-1)).toEqual(['membership_changed', world.admin.userId])
  })

  it('TEN-3 ends what a demoted person may do at once', async () => {
    const world = await acme()
    const old = world.admin.browser.copy()
    await patch(world, 'owner', 'admin', 'member')
    expect((await old.post('/api/invitations', { email: 'new@example.com', role: 'member' })).code).toBe(
      'FORBIDDEN',
    )
  })

  it('TEN-3 twin: who is neither removed nor demoted goes on', async () => {
    const world = await acme()
    await remove(world, 'owner', 'member')
    const body = { email: 'new@example.com', role: 'member' }
    expect((await world.admin.browser.post('/api/invitations', body)).status).toBe(201)
  })

  it('is how anybody leaves, but the last owner', async () => {
    const world = await acme()
    expect((await remove(world, 'member', 'member')).status).toBe(204)
    expect((await remove(world, 'admin', 'admin')).status).toBe(204)
    expect((await remove(world, 'owner', 'owner')).code).toBe('LAST_OWNER')
    expect(world.world.audit.at(-1)).toMatchObject({ action: 'member.remove', data: { left: true } })
  })

  it('PRV-2 is refused to those who may not, and of those who may do more', async () => {
    const world = await acme()
    for (const [as, whom] of [
      ['member', 'admin'],
      ['admin', 'owner'],
    ] as const)
      expect((await remove(world, as, whom)).code, `${as} removes ${whom}`).toBe('FORBIDDEN')
    expect((await remove(world, 'admin', 'member')).status).toBe(204)
  })

  it('lets somebody in again, with nothing of what they held', async () => {
    const world = await acme()
    await remove(world, 'owner', 'admin')
    const token = await invited(world.world, world.owner.browser, bob)
    expect((await world.admin.browser.post('/api/invitations/accept', { token })).json()).toMatchObject({
      role: 'member',
    })
    expect((await memberOf(world.owner.browser, world.admin.userId)).roles).toEqual(['member'])
  })
})
