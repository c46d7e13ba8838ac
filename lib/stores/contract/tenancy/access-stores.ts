import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { sampleAuditEntry } from '../audit-store'
import { addMember, addProject, addTenant, addWorkspace, sampleRole } from './samples'
import type { TenancySubject } from './subject'

export function describeAccessStores(name: string, subject: () => TenancySubject): void {
  const world = async () => {
    const home = await addTenant(subject())
    const ada = await addMember(subject(), home)
    const workspace = { type: 'workspace', id: (await addWorkspace(home)).id }
    const project = { type: 'project', id: (await addProject(home, workspace.id)).id }
    return { home, ada, top: { type: 'organization', id: home.id }, workspace, project }
  }

  describe(name, () => {
    test('placements come in the order asked, null for what is unknown or another tenant’s', async () => {
      const { closure } = subject().tenancy
      const [{ home, top, workspace, project }, foreign] = [await world(), await world()]
      const ownerId = home.owner.id
      const asked = [
        project,
        { type: 'project', id: 'no-uuid' },
        { ...project, type: 'workspace' },
        top,
        foreign.project,
        foreign.top,
        workspace,
        { type: 'project', id: randomUUID() },
        project,
      ]
      const placed = { path: [project, workspace, top], ownerId }
      expect(await closure.placements(home.id, asked)).toEqual([
        placed,
        null,
        null,
        { path: [top], ownerId: null },
        null,
        null,
        { path: [workspace, top], ownerId },
        null,
        placed,
      ])
      expect(await closure.placements(home.id, [])).toEqual([])
      expect(await closure.placements('no-uuid', [project])).toEqual([null])
      expect(await closure.placements(randomUUID(), [project])).toEqual([null])
    })

    test('a standing tells what is held on the things asked about, and which roles anywhere', async () => {
      const { roles } = subject().tenancy
      const { home, ada, top, workspace, project } = await world()
      const second = await addProject(home, workspace.id)
      await home.within(async ({ assignments }) => {
        await assignments.set(ada.id, project, 'manager')
        await assignments.set(ada.id, { type: 'project', id: second.id }, 'manager')
        await assignments.set(ada.id, workspace, 'editor')
      })
      const asked = [project, project, top, { type: 'project', id: 'no-uuid' }]
      const standing = await roles.standing(ada.id, home.id, asked)
      expect(standing.isMember).toBe(true)
      expect(standing.assignments).toHaveLength(2)
      expect(standing.assignments).toContainEqual({ ...project, role: 'manager' })
      expect(standing.assignments).toContainEqual({ ...top, role: 'member' })
      expect(standing.held.map(({ type, role }) => `${type}:${role}`).toSorted()).toEqual([
        'organization:member',
        'project:manager',
        'workspace:editor',
      ])
      expect(await roles.standing(ada.id, home.id, [])).toMatchObject({ assignments: [] })
    })

    test('both see inside a transaction what it has written, and outside nothing of one that fails', async () => {
      const { closure, roles, directory } = subject().tenancy
      const { home, ada, top, workspace } = await world()
      await directory.setFlag('beta', { enabled: true, percent: null }, sampleAuditEntry())
      const thing = { type: 'project', id: randomUUID() }
      const work = home.within(async (stores) => {
        await stores.tree.add({ ...thing, parent: workspace, ownerId: ada.id })
        await stores.assignments.set(ada.id, thing, 'manager')
        expect(await stores.closure.placements(home.id, [thing])).toEqual([
          { path: [thing, workspace, top], ownerId: ada.id },
        ])
        expect(await stores.roles.standing(ada.id, home.id, [thing])).toMatchObject({
          ...{ isMember: true, assignments: [{ ...thing, role: 'manager' }] },
          flags: [{ key: 'beta', scope: 'global', enabled: true }],
        })
        throw new Error('undone')
      })
      await expect(work).rejects.toThrow('undone')
      expect(await closure.placements(home.id, [thing])).toEqual([null])
      expect(await roles.standing(ada.id, home.id, [thing])).toMatchObject({ assignments: [] })
    })

    test('a standing tells what the tenant’s roles grant, and how flags are set for the person', async () => {
      const { roles, directory } = subject().tenancy
      const { home, ada } = await world()
      const foreign = await world()
      const grant = {
        permissions: [{ name: 'project:*', ownership: true }, { name: 'x:y' }],
        exclude: ['x:z'],
      }
      await foreign.home.within(async ({ customRoles, flags }) => {
        await customRoles.create(sampleRole({ slug: 'foreign' }))
        await flags.set('foreign', null, true)
      })
      await home.within(async ({ customRoles, flags }) => {
        await customRoles.create(sampleRole({ grant }))
        await flags.set('beta', null, true)
        await flags.set('beta', ada.id, false)
        await flags.set('beta', home.owner.id, true)
      })
      await directory.setFlag('beta', { enabled: true, percent: 5 }, sampleAuditEntry())
      const standing = await roles.standing(ada.id, home.id, [])
      expect(standing.grants).toHaveLength(1)
      const [given] = standing.grants
      expect(given).toMatchObject({ type: 'organization', role: 'auditor', grant: { exclude: ['x:z'] } })
      const permissions = given?.grant.permissions.map((one) => [one.name, one.ownership ?? false])
      expect(permissions?.toSorted()).toEqual([
        ['project:*', true],
        ['x:y', false],
      ])
      expect(standing.flags).toHaveLength(3)
      expect(standing.flags).toContainEqual({ key: 'beta', scope: 'global', enabled: true, percent: 5 })
      expect(standing.flags).toContainEqual({ key: 'beta', scope: 'tenant', enabled: true, percent: null })
      expect(standing.flags).toContainEqual({ key: 'beta', scope: 'user', enabled: false, percent: null })
    })

    test('TEN-3 who is no member stands nowhere, a removed one from the next question on', async () => {
      const { roles } = subject().tenancy
      const { home, ada, top } = await world()
      const foreign = await world()
      for (const userId of [foreign.ada.id, randomUUID(), 'no-uuid']) {
        expect(await roles.standing(userId, home.id, [top])).toMatchObject({
          isMember: false,
          assignments: [],
          held: [],
        })
      }
      for (const tenantId of [randomUUID(), 'no-uuid']) {
        expect(await roles.standing(ada.id, tenantId, [top])).toMatchObject({ isMember: false, grants: [] })
      }
      await home.within(({ members }) => members.remove(ada.id))
      expect(await roles.standing(ada.id, home.id, [top])).toMatchObject({
        isMember: false,
        assignments: [],
        held: [],
      })
    })
  })
}
