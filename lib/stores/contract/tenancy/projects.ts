import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { ProjectQuery } from '@/lib/core/tenancy/types'
import { minute, start } from '../samples'
import { addProject, addTenant, addWorkspace, listing, sampleProject, type Home } from './samples'
import type { TenancySubject } from './subject'

export function describeProjects(name: string, subject: () => TenancySubject): void {
  const world = async () => {
    const home = await addTenant(subject())
    const workspace = await addWorkspace(home)
    return { home, workspace }
  }
  const ids = async ({ within }: Home, over: Partial<ProjectQuery> = {}) =>
    (await within(({ projects }) => projects.list({ ...listing('createdAt'), visible: 'all', ...over }))).map(
      ({ id }) => id,
    )

  describe(name, () => {
    test('are made in a workspace and belong to who made them', async () => {
      const { home, workspace } = await world()
      const project = await addProject(home, workspace.id, { description: 'For the launch' })
      expect(project).toEqual({
        id: project.id,
        workspaceId: workspace.id,
        name: 'Website',
        description: 'For the launch',
        createdBy: home.owner.id,
        createdAt: start,
        updatedAt: start,
        deletedAt: null,
        hidden: false,
      })
      expect(await home.within(({ projects }) => projects.find(project.id))).toEqual(project)
      const [placement] = await subject().tenancy.closure.placements(home.id, [
        { type: 'project', id: project.id },
      ])
      expect(placement?.path.map(({ type }) => type)).toEqual(['project', 'workspace', 'organization'])
    })

    test('TEN-5 are made in, and moved to, no workspace that is unknown, deleted or another tenant’s', async () => {
      const { home, workspace } = await world()
      const foreign = await world()
      const gone = await addWorkspace(home)
      await home.within(({ workspaces }) => workspaces.setDeleted(gone.id, start))
      const project = await addProject(home, workspace.id)
      for (const workspaceId of [randomUUID(), gone.id, foreign.workspace.id]) {
        const made = await home.within(({ projects }) => projects.create(sampleProject(home, workspaceId)))
        expect(made).toBeNull()
        const moved = await home.within(({ projects }) =>
          projects.move(project.id, { workspaceId, at: start }),
        )
        expect(moved).toBe('unknown_workspace')
      }
      const theirs = await addProject(foreign.home, foreign.workspace.id)
      const stolen = home.within(({ projects }) =>
        projects.move(theirs.id, { workspaceId: workspace.id, at: start }),
      )
      expect(await stolen).toBe('unknown')
    })

    test('move with the roles held on them', async () => {
      const { home, workspace } = await world()
      const target = await addWorkspace(home)
      const project = await addProject(home, workspace.id)
      const thing = { type: 'project', id: project.id }
      await home.within(async ({ projects, assignments }) => {
        await assignments.set(home.owner.id, thing, 'manager')
        const at = start + minute
        const moved = await projects.move(project.id, { workspaceId: target.id, at })
        expect(moved).toEqual({ ...project, workspaceId: target.id, updatedAt: at })
        expect(await projects.find(project.id)).toEqual(moved)
        expect(await assignments.on([thing])).toHaveLength(1)
      })
      const [placement] = await subject().tenancy.closure.placements(home.id, [thing])
      expect(placement?.path[1]).toEqual({ type: 'workspace', id: target.id })
    })

    test('change what they are told to, unless they are deleted', async () => {
      const { home, workspace } = await world()
      const { id } = await addProject(home, workspace.id, { description: 'Old' })
      await home.within(async ({ projects, workspaces }) => {
        expect(await projects.update(id, { name: 'Shop', at: start + 1 })).toMatchObject({
          name: 'Shop',
          description: 'Old',
          updatedAt: start + 1,
        })
        expect(await projects.update(id, { description: 'New', at: start + 2 })).toMatchObject({
          name: 'Shop',
          description: 'New',
        })
        expect(await projects.update(randomUUID(), { name: 'None', at: start })).toBeNull()
        expect(await projects.setDeleted(id, start)).toBe(true)
        expect(await projects.setDeleted(id, start)).toBe(false)
        expect(await projects.update(id, { name: 'Late', at: start })).toBeNull()
        expect(await projects.move(id, { workspaceId: workspace.id, at: start })).toBe('unknown')
        expect(await projects.setDeleted(id, null)).toBe(true)
        await workspaces.setDeleted(workspace.id, start)
        expect(await projects.update(id, { name: 'Late', at: start })).toBeNull()
        expect(await projects.find(id)).toMatchObject({ name: 'Shop', deletedAt: null, hidden: true })
      })
    })

    test('are listed by workspace, without those deleted or in a deleted workspace', async () => {
      const { home, workspace } = await world()
      const other = await addWorkspace(home)
      const [a, b] = [await addProject(home, workspace.id), await addProject(home, workspace.id)]
      const c = await addProject(home, other.id, { createdAt: start + minute })
      expect((await ids(home)).toSorted()).toEqual([a.id, b.id, c.id].toSorted())
      expect(await ids(home, { workspaceId: other.id })).toEqual([c.id])
      await home.within(({ projects }) => projects.setDeleted(a.id, start))
      await home.within(({ workspaces }) => workspaces.setDeleted(other.id, start))
      expect(await ids(home)).toEqual([b.id])
      expect(await ids(home, { workspaceId: other.id })).toEqual([])
    })

    test('TEN-5 are listed as far as a person may see: what is under a scope, or of that their own', async () => {
      const { home, workspace } = await world()
      const other = await addWorkspace(home)
      const a = await addProject(home, workspace.id)
      const b = await addProject(home, workspace.id, { createdAt: start + 1 })
      const c = await addProject(home, other.id, { createdAt: start + 2 })
      const { owner } = home
      await home.within(({ tree }) => tree.setOwner({ type: 'project', id: b.id }, null))
      const see = (under: { type: string; id: string }, own = false) =>
        ids(home, { visible: { userId: owner.id, scopes: [{ under, own }] } })
      expect(await see({ type: 'workspace', id: workspace.id })).toEqual([a.id, b.id])
      expect(await see({ type: 'workspace', id: workspace.id }, true)).toEqual([a.id])
      expect(await see({ type: 'project', id: c.id })).toEqual([c.id])
      expect(await see({ type: 'organization', id: home.id })).toEqual([a.id, b.id, c.id])
      expect(await see({ type: 'organization', id: home.id }, true)).toEqual([a.id, c.id])
      const foreign = await addTenant(subject())
      expect(await see({ type: 'organization', id: foreign.id })).toEqual([])
    })
  })
}
