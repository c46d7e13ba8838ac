import type { Resource } from '@/lib/core/access/effective-roles'
import { changesFor, type ChangeAt } from '@/lib/core/access/role-change'
import type { TenantStores } from '@/lib/core/tenancy/stores'
import type { Holding } from '@/lib/core/tenancy/types'
import type { TenantFeature } from '../access/feature'
import type { RoleChange } from './guard-change'

/** Everybody in a tenant with what they hold, and the tenant itself. */
export type Holders = {
  root: Resource
  people: readonly Holding[]
  assignments: Awaited<ReturnType<TenantStores['assignments']['all']>>
}

type Affected = { userId: string; name: string; email: string; changes: ChangeAt[] }

/** More than this is not looked at: a preview is to be had while somebody waits for it. */
const mostAssignments = 20_000
const mostThings = 2_000
const mostShown = 100

export async function readHolders(
  { model }: TenantFeature,
  { assignments }: TenantStores,
  tenantId: string,
): Promise<Holders> {
  const root = { type: model.tenantType, id: tenantId }
  return { root, people: await assignments.on([root]), assignments: await assignments.all(mostAssignments) }
}

/** Who gains or loses what by it. Where somebody has the same by another role nothing changes for them. */
export async function affectedMembers(
  { model, tenancy }: TenantFeature,
  tenantId: string,
  { before, after }: RoleChange,
  { root, people, assignments }: Holders,
): Promise<{ membersAffected: number; members: Affected[] }> {
  const paths = await placesOf(tenancy, root, assignments)
  const held = groupByUser(assignments)
  const affected = distinct(people).flatMap(({ userId, name, email }) => {
    const own = held.get(userId) ?? []
    const places = [[root], ...own.flatMap((one) => paths.get(idOf(one)) ?? [])]
    const changes = changesFor(model, { before, after }, { userId, assignments: own, places })
    return changes.length > 0 ? [{ userId, name, email, changes }] : []
  })
  return { membersAffected: affected.length, members: affected.slice(0, mostShown) }
}

/** The ways up from things that roles are held on, other than the tenant. */
async function placesOf(
  { closure }: TenantFeature['tenancy'],
  root: Resource,
  assignments: Holders['assignments'],
): Promise<Map<string, [readonly Resource[]]>> {
  const below = assignments.filter(({ type, id }) => type !== root.type || id !== root.id)
  const things = [...new Map(below.map(({ type, id }) => [idOf({ type, id }), { type, id }])).values()]
  const asked = things.slice(0, mostThings)
  const placements = asked.length > 0 ? await closure.placements(root.id, asked) : []
  const known = asked.flatMap((thing, at): [string, [readonly Resource[]]][] => {
    const placement = placements[at]
    return placement ? [[idOf(thing), [placement.path]]] : []
  })
  return new Map(known)
}

function groupByUser(assignments: Holders['assignments']): Map<string, Holders['assignments']> {
  const held = new Map<string, Holders['assignments']>()
  for (const assignment of assignments) {
    const own = held.get(assignment.userId)
    if (own) own.push(assignment)
    else held.set(assignment.userId, [assignment])
  }
  return held
}

function distinct(people: readonly Holding[]): Holding[] {
  return [...new Map(people.map((person) => [person.userId, person])).values()]
}

function idOf({ type, id }: Resource): string {
  return `${type} ${id}`
}
