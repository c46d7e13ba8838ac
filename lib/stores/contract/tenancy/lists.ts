import { describe, expect, test } from 'vitest'
import type { ListQuery, MemberQuery, Position } from '@/lib/core/tenancy/types'
import { minute, start } from '../samples'
import {
  addMember,
  addProject,
  addTenant,
  addWorkspace,
  listing,
  sampleInvitation,
  type Home,
} from './samples'
import type { TenancySubject } from './subject'

export function describeLists(name: string, subject: () => TenancySubject): void {
  const world = async () => {
    const home = await addTenant(subject())
    const names = ['bo', 'Ada', 'CLEO', 'ada', 'Bo_', 'dora%']
    for (const [index, person] of names.entries()) {
      const at = start + (index % 3) * minute
      await addMember(subject(), home, { name: person, at, role: index % 2 ? 'admin' : 'member' })
    }
    await subject().stores.users.updateUser(home.owner.id, { name: 'Zed' })
    return home
  }
  const names = async (home: Home, query: MemberQuery) =>
    (await home.within(({ members }) => members.list(query))).map((member) => member.name)

  describe(name, () => {
    test('by name go without regard to case, both ways', async () => {
      const home = await world()
      const up = await names(home, listing('name'))
      expect(up.map((person) => person.toLowerCase())).toEqual([
        'ada',
        'ada',
        'bo',
        'bo_',
        'cleo',
        'dora%',
        'zed',
      ])
      const down = await names(home, listing('name', { sort: { by: 'name', descending: true } }))
      expect(down).toEqual(up.toReversed())
    })

    test.each(['name', 'email', 'joinedAt', 'lastActiveAt'] as const)(
      'by %s come in pages that together are the list, equal values included',
      async (by) => {
        const home = await world()
        for (const descending of [false, true]) {
          const query: MemberQuery = listing(by, { sort: { by, descending } })
          const whole = await home.within(({ members }) => members.list(query))
          expect(whole).toHaveLength(7)
          const seen = await paged(query, (page) => home.within(({ members }) => members.list(page)))
          expect(seen).toEqual(whole)
        }
      },
    )

    test('go on behind a row that is gone', async () => {
      const home = await world()
      const [first, second, third] = await home.within(({ members }) => members.list(listing('name')))
      await home.within(({ members }) => members.remove(second?.userId ?? ''))
      const after: Position = { value: second?.name ?? '', id: second?.id ?? '' }
      const rest = await home.within(({ members }) => members.list(listing('name', { after })))
      expect(rest[0]).toEqual(third)
      expect(rest).not.toContainEqual(first)
    })

    test('INJ-2 are searched literally, in any case, by name and by address', async () => {
      const home = await world()
      expect(await names(home, listing('name', { q: 'BO' }))).toEqual(['bo', 'Bo_'])
      expect(await names(home, listing('name', { q: '_' }))).toEqual(['Bo_'])
      expect(await names(home, listing('name', { q: '%' }))).toEqual(['dora%'])
      expect(await names(home, listing('name', { q: "' OR '1'='1" }))).toEqual([])
      expect(await names(home, listing('name', { q: home.owner.email.toUpperCase() }))).toEqual(['Zed'])
    })

    test('of members can be those who hold a role', async () => {
      const home = await world()
      expect(await names(home, { ...listing('name'), role: 'owner' })).toEqual(['Zed'])
      expect(await names(home, { ...listing('name'), role: 'admin' })).toHaveLength(3)
      expect(await names(home, { ...listing('name'), role: 'member', q: 'cleo' })).toEqual(['CLEO'])
    })

    test('of invitations, workspaces and projects come in pages too', async () => {
      const home = await addTenant(subject())
      const workspace = await addWorkspace(home, { name: 'w0' })
      for (let n = 1; n <= 4; n++) {
        const createdAt = start + (n % 2) * minute
        await home.within(({ invitations }) => invitations.create(sampleInvitation(home, { createdAt })))
        await addWorkspace(home, { name: `W${n % 2}`, createdAt })
        await addProject(home, workspace.id, { name: `P${n % 2}`, createdAt })
      }
      for (const by of ['createdAt', 'email'] as const) {
        const pages = paged(listing(by), (page) => home.within(({ invitations }) => invitations.list(page)))
        expect(new Set((await pages).map(({ id }) => id)).size).toBe(4)
      }
      for (const by of ['name', 'createdAt', 'updatedAt'] as const) {
        const workspaces = await paged(listing(by), (page) =>
          home.within((stores) => stores.workspaces.list({ ...page, visible: 'all' })),
        )
        expect(new Set(workspaces.map(({ id }) => id)).size).toBe(5)
        const projects = await paged(listing(by), (page) =>
          home.within((stores) => stores.projects.list({ ...page, visible: 'all' })),
        )
        expect(new Set(projects.map(({ id }) => id)).size).toBe(4)
      }
    })
  })
}

/** The whole list in pages of two. */
async function paged<Sort extends string, Row extends { id: string } & { [By in Sort]: string | number }>(
  query: ListQuery<Sort>,
  list: (query: ListQuery<Sort>) => Promise<Row[]>,
): Promise<Row[]> {
  const seen: Row[] = []
  for (;;) {
    const last = seen.at(-1)
    const after = last && { value: last[query.sort.by], id: last.id }
    const page = await list({ ...query, limit: 2, ...(after && { after }) })
    seen.push(...page)
    if (page.length < 2) return seen
  }
}
