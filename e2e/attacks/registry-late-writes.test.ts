import { randomUUID } from 'node:crypto'
import { describe, expect, it, vi } from 'vitest'
import type { TenantStores } from '@/lib/core/tenancy/stores'
import { joinTenant, newTenant } from '../harness/tenants'
import { openStage } from '../harness/registry-walk/stage'
import { createTestAuth, type TestAuth } from '../harness/test-auth'
import { giveRole, newProject, newWorkspace } from '../harness/things'

const actions = createTestAuth().actions.filter(
  ({ tenant, audit }) => tenant?.entitlement !== undefined && audit !== null,
)

/** Something happens in the tenant after the next call has passed the door, and before it writes. */
function beforeTheWrite({ tenancy }: TestAuth, happens: (stores: TenantStores) => Promise<unknown>) {
  const { inTenant } = tenancy
  vi.spyOn(tenancy, 'inTenant').mockImplementationOnce(async (id, work) => {
    await inTenant(id, happens)
    return inTenant(id, work)
  })
}

describe.each(actions)('$method $path', (action) => {
  it('TEN-3 writes nothing for whoever is removed while it is under way', async () => {
    const { world, browser, attempt } = await openStage(action)
    const { user } = (await browser.copy().get('/api/auth/session')).json<{ user: { id: string } }>()
    const second = await world.signUpVerified('second@owner.example')
    const [written, mailed] = [world.audit.length, world.mails.length]
    beforeTheWrite(world, async ({ members }) => {
      await members.add({ id: randomUUID(), userId: second.user.id, role: 'owner', at: 0 })
      expect(await members.remove(user.id)).toBe('removed')
    })
    const { status, faults } = await attempt()
    // What was one's own to give up is gone with the membership.
    expect([403, 404]).toContain(status)
    expect(faults).toEqual([])
    expect([world.audit.length, world.mails.length]).toEqual([written, mailed])
  })

  it('TEN-3 twin: writes while somebody else is removed', async () => {
    const { world, attempt } = await openStage(action)
    const other = await world.signUpVerified('other@member.example')
    const written = world.audit.length
    beforeTheWrite(world, async ({ members }) => {
      await members.add({ id: randomUUID(), userId: other.user.id, role: 'member', at: 0 })
      expect(await members.remove(other.user.id)).toBe('removed')
    })
    expect((await attempt()).status).toBeLessThan(300)
    expect(world.audit.length).toBeGreaterThan(written)
  })
})

it('these are all the writes that take a right', () => {
  expect(actions.length).toBeGreaterThan(15)
})

it('TEN-6 a project that is moved away is not changed by who had it where it was', async () => {
  const world = createTestAuth()
  const { browser: owner } = await newTenant(world)
  const [from, to] = [await newWorkspace(owner, 'From'), await newWorkspace(owner, 'To')]
  const { id } = await newProject(owner, from.id)
  const { browser, userId } = await joinTenant(world, owner)
  await giveRole(owner, `/api/workspaces/${from.id}`, userId, 'editor')
  const rename = (name: string) => browser.patch(`/api/projects/${id}`, { name })
  expect((await rename('Mine')).status, 'twin').toBe(200)
  beforeTheWrite(world, ({ projects }) => projects.move(id, { workspaceId: to.id, at: 0 }))
  expect((await rename('Still mine')).code).toBe('FORBIDDEN')
  expect((await owner.get(`/api/projects/${id}`)).json()).toMatchObject({ name: 'Mine' })
})
