import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { race } from '../samples'
import { addMember, addProject, addTenant, addWorkspace, pathTo, sampleRole } from './samples'
import type { TenancySubject } from './subject'

export function describeAssignments(name: string, subject: () => TenancySubject): void {
  const world = async () => {
    const home = await addTenant(subject())
    const workspace = await addWorkspace(home)
    const project = await addProject(home, workspace.id)
    const path = pathTo(['project', project.id], ['workspace', workspace.id], ['organization', home.id])
    const [onProject, onWorkspace, onTenant] = path
    if (!onProject || !onWorkspace || !onTenant) throw new Error('A path of three.')
    return { home, path, onProject, onWorkspace, onTenant }
  }

  describe(name, () => {
    test('replace what a person held on the thing, and nothing else', async () => {
      const { home, onProject, onWorkspace, onTenant } = await world()
      const ada = await addMember(subject(), home)
      await home.within(async ({ assignments }) => {
        expect(await assignments.set(ada.id, onWorkspace, 'viewer')).toBe('set')
        expect(await assignments.set(ada.id, onWorkspace, 'editor')).toBe('set')
        expect(await assignments.set(ada.id, onProject, 'manager')).toBe('set')
        expect(await assignments.ofUser(ada.id)).toEqual([
          { ...onTenant, role: 'member' },
          { ...onProject, role: 'manager' },
          { ...onWorkspace, role: 'editor' },
        ])
        expect(await assignments.clear(ada.id, onWorkspace)).toBe(true)
        expect(await assignments.clear(ada.id, onWorkspace)).toBe(false)
        expect(await assignments.ofUser(ada.id)).toHaveLength(2)
      })
    })

    test('of 50 at once for one person on one thing, one stands', async () => {
      const { tenancy, other } = subject()
      const { home, onWorkspace } = await world()
      await race(50, [tenancy, other.tenancy], (instance, index) =>
        instance.inTenant(home.id, ({ assignments }) =>
          assignments.set(home.owner.id, onWorkspace, index % 2 ? 'editor' : 'viewer'),
        ),
      )
      expect(await home.within(({ assignments }) => assignments.on([onWorkspace]))).toHaveLength(1)
    })

    test('need a member and a thing', async () => {
      const { home, onWorkspace } = await world()
      await home.within(async ({ assignments }) => {
        expect(await assignments.set(randomUUID(), onWorkspace, 'editor')).toBe('not_a_member')
        const unknown = { type: 'workspace', id: randomUUID() }
        expect(await assignments.set(home.owner.id, unknown, 'editor')).toBe('unknown_thing')
        expect(await assignments.set(home.owner.id, { ...onWorkspace, type: 'project' }, 'manager')).toBe(
          'unknown_thing',
        )
        expect(await assignments.clear(home.owner.id, unknown)).toBe(false)
      })
    })

    test('on the tenant itself are not to be made here: owners are counted elsewhere', async () => {
      const { home, onTenant } = await world()
      const make = home.within(({ assignments }) => assignments.set(home.owner.id, onTenant, 'member'))
      await expect(make).rejects.toThrow(TypeError)
      const clear = home.within(({ assignments }) => assignments.clear(home.owner.id, onTenant))
      await expect(clear).rejects.toThrow(TypeError)
      const replace = home.within(({ assignments }) => assignments.replaceOnTenant('owner', 'member'))
      await expect(replace).rejects.toThrow(TypeError)
    })

    test('on a whole path come with their people, by name, the nearest thing first', async () => {
      const { home, path, onProject, onWorkspace, onTenant } = await world()
      const zoe = await addMember(subject(), home, { name: 'zoe' })
      const bo = await addMember(subject(), home, { name: 'Bo' })
      await home.within(async ({ assignments }) => {
        await assignments.set(zoe.id, onProject, 'viewer')
        await assignments.set(zoe.id, onWorkspace, 'editor')
        const held = await assignments.on(path)
        const of = ({ id, name: person, email }: typeof zoe) => ({ userId: id, name: person, email })
        expect(held.filter(({ userId }) => userId !== home.owner.id)).toEqual([
          { ...of(bo), ...onTenant, role: 'member' },
          { ...of(zoe), ...onProject, role: 'viewer' },
          { ...of(zoe), ...onWorkspace, role: 'editor' },
          { ...of(zoe), ...onTenant, role: 'member' },
        ])
        expect(await assignments.on([])).toEqual([])
        expect(await assignments.on([onProject])).toHaveLength(1)
      })
    })

    test('are counted and looked through by role', async () => {
      const { home, onProject, onWorkspace } = await world()
      const [ada, bo] = [await addMember(subject(), home), await addMember(subject(), home)]
      await home.within(async ({ assignments, customRoles }) => {
        for (const { id } of [ada, bo]) await assignments.set(id, onWorkspace, 'editor')
        await assignments.set(ada.id, onProject, 'manager')
        expect((await assignments.holdersOf('workspace', 'editor')).toSorted()).toEqual(
          [ada.id, bo.id].toSorted(),
        )
        expect(await assignments.holdersOf('project', 'editor')).toEqual([])
        expect(await customRoles.counts()).toEqual([
          { type: 'organization', role: 'member', members: 2 },
          { type: 'organization', role: 'owner', members: 1 },
          { type: 'project', role: 'manager', members: 1 },
          { type: 'workspace', role: 'editor', members: 2 },
        ])
        expect(await assignments.all(100)).toHaveLength(6)
        expect(await assignments.all(100)).toContainEqual({ ...onProject, userId: ada.id, role: 'manager' })
        expect(await assignments.all(2)).toHaveLength(2)
      })
    })

    test('of a custom role can be replaced, everyone’s at once', async () => {
      const { home } = await world()
      const [ada, bo] = [await addMember(subject(), home), await addMember(subject(), home)]
      await home.within(async ({ assignments, members, customRoles }) => {
        await customRoles.create(sampleRole())
        await members.setRole(ada.id, 'auditor')
        expect(await assignments.replaceOnTenant('auditor', 'member')).toEqual([ada.id])
        expect(await assignments.replaceOnTenant('auditor', 'member')).toEqual([])
        for (const { id } of [ada, bo]) expect((await members.findByUser(id))?.roles).toEqual(['member'])
      })
    })
  })
}
