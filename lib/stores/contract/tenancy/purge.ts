import { describe, expect, test } from 'vitest'
import type { Resource } from '@/lib/core/access/effective-roles'
import { start } from '../samples'
import { addProject, addTenant, addWorkspace, day, type Home } from './samples'
import type { TenancySubject } from './subject'

const workspaceThing = ({ id }: { id: string }): Resource => ({ type: 'workspace', id })
const projectThing = ({ id }: { id: string }): Resource => ({ type: 'project', id })

export function describePurge(name: string, subject: () => TenancySubject): void {
  /** Of these things, those that the tree knows and those that their tables know. */
  const remaining = async ({ id: tenantId, within }: Home, things: readonly Resource[]) => {
    const placements = await subject().tenancy.closure.placements(tenantId, things)
    const rows = await within(async ({ workspaces, projects }) => {
      const found = []
      for (const { type, id } of things)
        found.push(await (type === 'project' ? projects : workspaces).find(id))
      return found
    })
    return {
      inTree: things.filter((_, index) => placements[index]),
      inTables: things.filter((_, index) => rows[index]),
    }
  }

  describe(name, () => {
    test('takes what was deleted for long, with all that is in it, in every tenant', async () => {
      const { directory } = subject().tenancy
      const [one, two] = [await furnished(subject()), await furnished(subject())]
      await directory.purgeThings(start + day)
      await directory.purgeThings(start + day)
      for (const { home, gone, kept } of [one, two]) {
        expect(await remaining(home, [...gone, ...kept])).toEqual({ inTree: kept, inTables: kept })
      }
    })

    test('twin: leaves what was deleted at that moment or after', async () => {
      const { home, gone, kept } = await furnished(subject())
      await subject().tenancy.directory.purgeThings(start)
      const all = [...gone, ...kept]
      expect(await remaining(home, all)).toEqual({ inTree: all, inTables: all })
    })
  })
}

/** A tenant with workspaces and projects, of which some were deleted at `start`, and some a day later. */
async function furnished(subject: TenancySubject) {
  const home = await addTenant(subject)
  const [old, recent, living] = [await addWorkspace(home), await addWorkspace(home), await addWorkspace(home)]
  const inOld = [await addProject(home, old.id), await addProject(home, old.id)] as const
  const inRecent = await addProject(home, recent.id)
  const [oldOne, recentOne, livingOne] = [
    await addProject(home, living.id),
    await addProject(home, living.id),
    await addProject(home, living.id),
  ]
  await home.within(async ({ workspaces, projects }) => {
    await projects.setDeleted(inOld[0].id, start)
    await projects.setDeleted(oldOne.id, start)
    await projects.setDeleted(recentOne.id, start + day)
    await workspaces.setDeleted(old.id, start)
    await workspaces.setDeleted(recent.id, start + day)
  })
  return {
    home,
    gone: [workspaceThing(old), ...[...inOld, oldOne].map(projectThing)],
    kept: [...[recent, living].map(workspaceThing), ...[inRecent, recentOne, livingOne].map(projectThing)],
  }
}
