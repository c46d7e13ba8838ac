import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { addSession, addUser, minute, start } from '../samples'
import { addMember, addTenant, addWorkspace, sampleRole } from './samples'
import type { TenancySubject } from './subject'

export function describeMembers(name: string, subject: () => TenancySubject): void {
  describe(name, () => {
    test('are found by id, by person and by address', async () => {
      const home = await addTenant(subject())
      const user = await addMember(subject(), home, { role: 'admin', at: start + minute, name: 'Grace' })
      const found = await home.within(({ members }) => members.findByUser(user.id))
      expect(found).toEqual({
        id: expect.any(String),
        userId: user.id,
        name: 'Grace',
        email: user.email,
        role: 'admin',
        roles: ['admin'],
        joinedAt: start + minute,
        lastActiveAt: start + minute,
      })
      await home.within(async ({ members }) => {
        expect(await members.find(found?.id ?? '')).toEqual(found)
        expect(await members.findByEmail(user.email)).toEqual(found)
        expect(await members.find(randomUUID())).toBeNull()
        expect(await members.findByEmail('nobody@example.com')).toBeNull()
        expect(await members.count()).toBe(2)
      })
    })

    test('are added once, and not when there is no such person', async () => {
      const home = await addTenant(subject())
      const user = await addMember(subject(), home, { role: 'admin' })
      const again = { id: randomUUID(), userId: user.id, role: 'member', at: start }
      expect(await home.within(({ members }) => members.add(again))).toBe(false)
      expect((await home.within(({ members }) => members.findByUser(user.id)))?.role).toBe('admin')
      const nobody = { ...again, userId: randomUUID() }
      await expect(home.within(({ members }) => members.add(nobody))).rejects.toThrow()
    })

    test('hold the role that was set last, a custom one too', async () => {
      const home = await addTenant(subject())
      const user = await addMember(subject(), home)
      await home.within(async ({ members, customRoles }) => {
        await customRoles.create(sampleRole())
        expect(await members.setRole(user.id, 'admin')).toBe('changed')
        expect(await members.setRole(user.id, 'auditor')).toBe('changed')
        expect(await members.findByUser(user.id)).toMatchObject({ role: 'auditor', roles: ['auditor'] })
        expect(await members.setRole(randomUUID(), 'admin')).toBe('unknown')
      })
    })

    test('who leave hold nothing any more, and are in the tenant with no session', async () => {
      const { stores, tenancy } = subject()
      const home = await addTenant(subject())
      const elsewhere = await addTenant(subject())
      const user = await addMember(subject(), home)
      const workspace = await addWorkspace(home)
      const here = await addSession(stores, user.id, { tenantId: home.id })
      const there = await addSession(stores, user.id, { tenantId: elsewhere.id })
      const owners = await addSession(stores, home.owner.id, { tenantId: home.id })
      await home.within(async ({ assignments, members, flags }) => {
        await assignments.set(user.id, { type: 'workspace', id: workspace.id }, 'editor')
        await flags.set('beta', user.id, true)
        expect(await members.remove(user.id)).toBe('removed')
        expect(await members.remove(user.id)).toBe('unknown')
        expect(await members.findByUser(user.id)).toBeNull()
        expect(await assignments.ofUser(user.id)).toEqual([])
        expect(await flags.list()).toEqual([])
      })
      expect((await tenancy.roles.standing(user.id, home.id, [])).held).toEqual([])
      expect((await stores.sessions.findSession(here.id))?.tenantId).toBeNull()
      expect((await stores.sessions.findSession(there.id))?.tenantId).toBe(elsewhere.id)
      expect((await stores.sessions.findSession(owners.id))?.tenantId).toBe(home.id)
    })

    test('whose account is deleted are members no more, and their things are nobody’s', async () => {
      const { stores, tenancy } = subject()
      const home = await addTenant(subject())
      const user = await addMember(subject(), home)
      const workspace = await addWorkspace(home, { createdBy: user.id })
      await stores.users.deleteUser(user.id)
      expect(await home.within(({ members }) => members.count())).toBe(1)
      expect((await home.within(({ workspaces }) => workspaces.find(workspace.id)))?.createdBy).toBeNull()
      const [placement] = await tenancy.closure.placements(home.id, [{ type: 'workspace', id: workspace.id }])
      expect(placement?.ownerId).toBeNull()
    })

    test('hand ownership over: one gets it, the other gives it up, or neither', async () => {
      const { stores } = subject()
      const home = await addTenant(subject())
      const [heir, stranger] = [await addMember(subject(), home), await addUser(stores)]
      const transfer = (from: string, to: string) =>
        home.within(({ members }) => members.transferOwnership({ from, to, role: 'admin' }))
      const roleOf = async (userId: string) =>
        (await home.within(({ members }) => members.findByUser(userId)))?.role
      expect(await transfer(home.owner.id, stranger.id)).toBe('unknown')
      expect(await transfer(home.owner.id, home.owner.id)).toBe('unknown')
      expect(await transfer(heir.id, home.owner.id)).toBe('unknown')
      expect(await roleOf(home.owner.id)).toBe('owner')
      expect(await transfer(home.owner.id, heir.id)).toBe('changed')
      expect([await roleOf(home.owner.id), await roleOf(heir.id)]).toEqual(['admin', 'owner'])
    })
  })
}
