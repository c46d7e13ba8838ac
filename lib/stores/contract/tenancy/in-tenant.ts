import { randomUUID } from 'node:crypto'
import { describe, expect, test, vi } from 'vitest'
import { sampleAuditEntry } from '../audit-store'
import { start } from '../samples'
import { addMember, addTenant, addWorkspace, sampleInvitation, sampleRole } from './samples'
import type { TenancySubject } from './subject'

export function describeInTenant(name: string, subject: () => TenancySubject): void {
  describe(name, () => {
    test('all of the work happens, and its result comes back', async () => {
      const home = await addTenant(subject())
      const invitation = sampleInvitation(home)
      const result = await home.within(async (stores) => {
        await stores.invitations.create(invitation)
        await stores.audit.record(sampleAuditEntry())
        await stores.events.send('role_changed', home.owner.id)
        return stores.tenant.update({ name: 'Acme Ltd' })
      })
      expect(result).toMatchObject({ name: 'Acme Ltd' })
      expect(await subject().tenancy.directory.findById(home.id)).toEqual(result)
      expect(await home.within(({ invitations }) => invitations.find(invitation.id))).not.toBeNull()
    })

    test('none of it happens when it fails, and nobody is told', async () => {
      const { tenancy, events } = subject()
      const home = await addTenant(subject())
      const guest = await addMember(subject(), home)
      const entry = sampleAuditEntry()
      const failing = home.within(async (stores) => {
        await stores.tenant.update({ name: 'Gone', slug: 'gone' })
        await stores.members.remove(guest.id)
        await stores.customRoles.create(sampleRole())
        await stores.workspaces.create({ id: randomUUID(), name: 'W', createdAt: start, createdBy: guest.id })
        await stores.flags.set('beta', null, true)
        await stores.audit.record(entry)
        await stores.events.send('membership_changed', null)
        throw new Error('changed my mind')
      })
      await expect(failing).rejects.toThrow('changed my mind')
      expect(await tenancy.directory.findBySlug('gone')).toBeNull()
      expect(await tenancy.directory.membership(guest.id, home.id)).not.toBeNull()
      await home.within(async (stores) => {
        expect(await stores.customRoles.list()).toEqual([])
        expect(await stores.flags.list()).toEqual([])
        await stores.audit.record(entry)
        await stores.events.send('flag_changed', null)
      })
      await vi.waitFor(() => expect(events).toHaveLength(1), 5_000)
      expect(events).toEqual([{ tenantId: home.id, userId: null, type: 'flag_changed' }])
    })

    test('events say which tenant, whom and what', async () => {
      const { events } = subject()
      const home = await addTenant(subject())
      await home.within(({ events: sender }) => sender.send('role_changed', home.owner.id))
      await vi.waitFor(() => expect(events).toHaveLength(1), 5_000)
      expect(events).toEqual([{ tenantId: home.id, userId: home.owner.id, type: 'role_changed' }])
    })

    test('a refusal is an answer: the transaction goes on', async () => {
      const taken = await addTenant(subject(), { slug: 'taken' })
      const home = await addTenant(subject())
      await home.within(async (stores) => {
        expect(await stores.tenant.update({ slug: taken.slug })).toBe('slug_taken')
        expect(await stores.members.remove(home.owner.id)).toBe('last_owner')
        expect(await stores.tenant.update({ name: 'Still here' })).toMatchObject({ slug: home.slug })
      })
      expect((await subject().tenancy.directory.findById(home.id))?.name).toBe('Still here')
    })

    test("TEN-5 another tenant's ids are unknown", async () => {
      const [home, foreign] = [await addTenant(subject()), await addTenant(subject())]
      const guest = await addMember(subject(), foreign)
      const workspace = await addWorkspace(foreign)
      const invitation = sampleInvitation(foreign)
      await foreign.within(async ({ invitations, customRoles }) => {
        await invitations.create(invitation)
        await customRoles.create(sampleRole())
      })
      const thing = { type: 'workspace', id: workspace.id }
      await home.within(async (stores) => {
        expect(await stores.members.findByUser(guest.id)).toBeNull()
        expect(await stores.members.findByEmail(guest.email)).toBeNull()
        expect(await stores.members.setRole(guest.id, 'admin')).toBe('unknown')
        expect(await stores.members.remove(guest.id)).toBe('unknown')
        expect(
          await stores.members.transferOwnership({ from: home.owner.id, to: guest.id, role: 'admin' }),
        ).toBe('unknown')
        expect(await stores.customRoles.find('organization', 'auditor')).toBeNull()
        expect(await stores.customRoles.remove('organization', 'auditor')).toBe(false)
        expect(await stores.invitations.find(invitation.id)).toBeNull()
        expect(await stores.invitations.revoke(invitation.id, start)).toBe(false)
        expect(
          await stores.invitations.claim(invitation.tokenHash, {
            userId: guest.id,
            email: invitation.email,
            at: start,
          }),
        ).toBeNull()
        expect(await stores.assignments.set(home.owner.id, thing, 'admin')).toBe('unknown_thing')
        expect(await stores.assignments.set(guest.id, thing, 'admin')).toBe('not_a_member')
        expect(await stores.assignments.on([thing])).toEqual([])
        expect(await stores.flags.set('beta', guest.id, true)).toBe(false)
        expect(await stores.workspaces.find(workspace.id)).toBeNull()
        expect(await stores.workspaces.update(workspace.id, { name: 'Mine', at: start })).toBeNull()
        expect(await stores.workspaces.setDeleted(workspace.id, start)).toBe(false)
        expect(await stores.tree.remove(thing)).toEqual([])
      })
      expect(await foreign.within(({ workspaces }) => workspaces.find(workspace.id))).toEqual(workspace)
    })
  })
}
