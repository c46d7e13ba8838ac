import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { Visibility } from '@/lib/core/tenancy/types'
import { minute, start } from '../samples'
import { addMember, addTenant, addWorkspace, listing, type Home } from './samples'
import type { TenancySubject } from './subject'

export function describeWorkspaces(name: string, subject: () => TenancySubject): void {
  const names = async ({ within }: Home, visible: Visibility = 'all', q = '') =>
    (await within(({ workspaces }) => workspaces.list({ ...listing('name', { q }), visible }))).map(
      (workspace) => workspace.name,
    )

  describe(name, () => {
    test('are made below the tenant and belong to who made them', async () => {
      const home = await addTenant(subject())
      const workspace = await addWorkspace(home)
      expect(workspace).toEqual({
        id: workspace.id,
        name: 'Design',
        createdBy: home.owner.id,
        createdAt: start,
        updatedAt: start,
        deletedAt: null,
      })
      expect(await home.within(({ workspaces }) => workspaces.find(workspace.id))).toEqual(workspace)
      const thing = { type: 'workspace', id: workspace.id }
      expect(await subject().tenancy.closure.placements(home.id, [thing])).toEqual([
        { path: [thing, { type: 'organization', id: home.id }], ownerId: home.owner.id },
      ])
    })

    test('are renamed, deleted and brought back', async () => {
      const home = await addTenant(subject())
      const { id } = await addWorkspace(home)
      await home.within(async ({ workspaces }) => {
        expect(await workspaces.update(id, { name: 'Brand', at: start + minute })).toMatchObject({
          name: 'Brand',
          updatedAt: start + minute,
        })
        expect(await workspaces.setDeleted(id, null)).toBe(false)
        expect(await workspaces.setDeleted(id, start)).toBe(true)
        expect(await workspaces.setDeleted(id, start)).toBe(false)
        expect(await workspaces.update(id, { name: 'Late', at: start })).toBeNull()
        expect(await workspaces.find(id)).toMatchObject({ name: 'Brand', deletedAt: start })
        expect(await workspaces.update(randomUUID(), { name: 'None', at: start })).toBeNull()
      })
      expect(await names(home)).toEqual([])
      expect(await home.within(({ workspaces }) => workspaces.setDeleted(id, null))).toBe(true)
      expect(await names(home)).toEqual(['Brand'])
    })

    test('are listed as far as a person may see', async () => {
      const home = await addTenant(subject())
      const ada = await addMember(subject(), home)
      const one = await addWorkspace(home, { name: 'One' })
      await addWorkspace(home, { name: 'Two', createdBy: ada.id })
      const seen = (...scopes: { type: string; id: string; own: boolean }[]): Visibility => ({
        userId: ada.id,
        scopes: scopes.map(({ own, ...under }) => ({ under, own })),
      })
      const tenant = { type: 'organization', id: home.id }
      expect(await names(home)).toEqual(['One', 'Two'])
      expect(await names(home, seen())).toEqual([])
      expect(await names(home, seen({ type: 'workspace', id: one.id, own: false }))).toEqual(['One'])
      expect(await names(home, seen({ type: 'workspace', id: one.id, own: true }))).toEqual([])
      expect(await names(home, seen({ ...tenant, own: false }))).toEqual(['One', 'Two'])
      expect(await names(home, seen({ ...tenant, own: true }))).toEqual(['Two'])
      const both = seen({ ...tenant, own: true }, { type: 'workspace', id: one.id, own: false })
      expect(await names(home, both)).toEqual(['One', 'Two'])
      expect(await names(home, both, 'TW')).toEqual(['Two'])
    })
  })
}
