import { randomUUID } from 'node:crypto'
import { describe, expect, test, vi } from 'vitest'
import { sampleAuditEntry } from '../audit-store'
import { addSession, addUser, minute, start } from '../samples'
import { addMember, addTenant, addWorkspace, day, leaveAll, sampleInvitation, sampleRole } from './samples'
import type { TenancySubject } from './subject'

export function describeDirectory(name: string, subject: () => TenancySubject): void {
  const slugs = async (userId: string) =>
    (await subject().tenancy.directory.listOf(userId)).map(({ tenant }) => tenant.slug)

  describe(name, () => {
    test('lists a person’s tenants with the role they hold, the first joined first', async () => {
      const { directory } = subject().tenancy
      const one = await addTenant(subject(), { slug: 'one', createdAt: start + minute })
      const two = await addTenant(subject(), { slug: 'two' })
      await one.within(({ members }) =>
        members.add({ id: randomUUID(), userId: two.owner.id, role: 'admin', at: start + 2 * minute }),
      )
      expect(await slugs(two.owner.id)).toEqual(['two', 'one'])
      expect(await slugs(one.owner.id)).toEqual(['one'])
      expect(await directory.listOf(randomUUID())).toEqual([])
      const membership = await directory.membership(two.owner.id, one.id)
      expect(membership).toEqual({
        tenant: await directory.findById(one.id),
        memberId: expect.any(String),
        role: 'admin',
        roles: ['admin'],
        joinedAt: start + 2 * minute,
      })
      expect(await directory.membershipBySlug(two.owner.id, 'one')).toEqual(membership)
      expect(await directory.membershipBySlug(one.owner.id, 'two')).toBeNull()
      expect(await directory.membership(one.owner.id, two.id)).toBeNull()
      expect(await directory.membership(one.owner.id, randomUUID())).toBeNull()
      expect(await directory.findById(randomUUID())).toBeNull()
    })

    test('makes a tenant and what belongs to it, or nothing at all', async () => {
      const { stores, tenancy } = subject()
      const owner = await addUser(stores)
      const make = (work: () => Promise<void>) =>
        tenancy.directory.createTenant(
          {
            id: randomUUID(),
            slug: 'acme',
            name: 'Acme',
            createdAt: start,
            owner: { memberId: randomUUID(), userId: owner.id },
          },
          async ({ audit, workspaces }) => {
            await audit.record(sampleAuditEntry())
            await workspaces.create({ id: randomUUID(), name: 'W', createdAt: start, createdBy: owner.id })
            await work()
          },
        )
      await expect(make(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
      expect(await slugs(owner.id)).toEqual([])
      expect(await make(() => Promise.resolve())).toBe(true)
      expect(await make(() => Promise.reject(new Error('not called')))).toBe(false)
      expect(await slugs(owner.id)).toEqual(['acme'])
    })

    test('remembers where a person was last, and that they were active there', async () => {
      const { directory } = subject().tenancy
      const [home, foreign] = [await addTenant(subject()), await addTenant(subject())]
      const { owner } = home
      expect(await directory.lastTenant(owner.id)).toBeNull()
      await directory.setLastTenant(owner.id, home.id, start + minute)
      await directory.setLastTenant(owner.id, foreign.id, start + 2 * minute)
      await directory.setLastTenant(owner.id, home.id, start)
      expect(await directory.lastTenant(owner.id)).toBe(home.id)
      const member = await home.within(({ members }) => members.findByUser(owner.id))
      expect(member?.lastActiveAt).toBe(start + minute)
    })

    test('removes tenants whose grace is over, with everything in them', async () => {
      const { stores, tenancy } = subject()
      const [gone, waiting] = [await addTenant(subject()), await addTenant(subject())]
      const session = await addSession(stores, gone.owner.id, { tenantId: gone.id })
      await tenancy.directory.setLastTenant(gone.owner.id, gone.id, start)
      const workspace = await addWorkspace(gone)
      const invitation = sampleInvitation(gone)
      await gone.within(async (all) => {
        await all.invitations.create(invitation)
        await all.customRoles.create(sampleRole())
        await all.flags.set('beta', gone.owner.id, true)
        await all.tenant.markDeleted(start, start + day)
      })
      await waiting.within(({ tenant }) => tenant.markDeleted(start, start + day + 1))
      expect(await tenancy.directory.purgeDeleted(start + day)).toEqual([gone.id])
      expect(await tenancy.directory.findById(gone.id)).toBeNull()
      expect(await tenancy.directory.findById(waiting.id)).not.toBeNull()
      expect(await tenancy.directory.findInvitation(invitation.tokenHash)).toBeNull()
      expect(await tenancy.directory.lastTenant(gone.owner.id)).toBeNull()
      expect(await tenancy.closure.placements(gone.id, [{ type: 'workspace', id: workspace.id }])).toEqual([
        null,
      ])
      expect((await stores.sessions.findSession(session.id))?.tenantId).toBeNull()
      expect(await stores.users.findById(gone.owner.id)).not.toBeNull()
    })

    test('knows what a person can’t leave, and leaves all when there is none', async () => {
      const { tenancy, events } = subject()
      const { directory } = tenancy
      const alone = await addTenant(subject(), { slug: 'alone' })
      const { owner } = alone
      const crowded = await addTenant(subject(), { slug: 'crowded', owner })
      const shared = await addTenant(subject(), { slug: 'shared' })
      const guest = await addMember(subject(), crowded)
      await shared.within(({ members }) =>
        members.add({ id: randomUUID(), userId: owner.id, role: 'owner', at: start }),
      )
      const sole = [await directory.findById(crowded.id)]
      expect(await directory.soleOwnedBy(owner.id)).toEqual(sole)
      expect(await directory.soleOwnedBy(guest.id)).toEqual([])
      expect(await leaveAll(subject(), owner.id)).toBe(false)
      expect((await slugs(owner.id)).toSorted()).toEqual(['alone', 'crowded', 'shared'])

      await crowded.within(({ members }) => members.setRole(guest.id, 'owner'))
      expect(await directory.soleOwnedBy(owner.id)).toEqual([])
      expect(await leaveAll(subject(), owner.id)).toBe(true)
      expect(await slugs(owner.id)).toEqual([])
      expect(await directory.findById(alone.id)).toBeNull()
      expect(await directory.findById(crowded.id)).not.toBeNull()
      await vi.waitFor(() => expect(events).toHaveLength(2), 5_000)
      expect(new Set(events.map(({ tenantId }) => tenantId))).toEqual(new Set([crowded.id, shared.id]))
    })
  })
}
