import type { Reach } from './custom-roles'
import type { Resource, RoleAssignment } from './effective-roles'
import type { AccessModel } from './model'
import { powersAt, reachIn, type Powers, type TenantGrants } from './powers'

/** An entitlement that reaches another way than before, and the types of things on which it does. */
export type ReachChange = {
  readonly entitlement: string
  readonly on: readonly string[]
  readonly from: Reach
  readonly to: Reach
}

export type PowerChanges = { readonly gains: readonly ReachChange[]; readonly loses: readonly ReachChange[] }

/** Somebody's roles, and the things that they hold them on: each with the way up to its root, which is the tenant. */
export type Holder = {
  readonly userId: string
  readonly assignments: readonly RoleAssignment[]
  readonly places: readonly (readonly Resource[])[]
}

/** What changes for somebody on one thing, and on all below it. */
export type ChangeAt = PowerChanges & { readonly at: Resource }

/** What the powers `after` give that those `before` did not, and the other way about. */
export function comparePowers(model: AccessModel, before: Powers, after: Powers): PowerChanges {
  const changes = new Map<string, ReachChange>()
  for (const entitlement of model.catalogue) {
    for (const type of Object.keys(model.entities)) {
      const from = reachIn(before, type, entitlement)
      const to = reachIn(after, type, entitlement)
      const key = `${entitlement} ${from} ${to}`
      changes.set(key, { entitlement, from, to, on: [...(changes.get(key)?.on ?? []), type] })
    }
  }
  const all = [...changes.values()]
  return {
    gains: all.filter(({ from, to }) => width(to) > width(from)),
    loses: all.filter(({ from, to }) => width(to) < width(from)),
  }
}

/**
 * What somebody gains and loses when what the tenant's roles grant changes: on the tenant, and on each thing where that is
 * not the same as above it. Empty when nothing changes for them, whatever the role lost: another may still give it.
 */
export function changesFor(
  model: AccessModel,
  { before, after }: { before: TenantGrants; after: TenantGrants },
  holder: Holder,
): ChangeAt[] {
  const changesOn = (path: readonly Resource[]) =>
    comparePowers(
      model,
      powersAt(model, before, path, holder.assignments),
      powersAt(model, after, path, holder.assignments),
    )
  const told = new Map<string, PowerChanges>()
  const nearestRootFirst = [...holder.places].sort((one, other) => one.length - other.length)
  return nearestRootFirst.flatMap((path) => {
    const [at, ...above] = path
    if (!at || told.has(idOf(at))) return []
    const changes = changesOn(path)
    const known = above.map((thing) => told.get(idOf(thing))).find((found) => found !== undefined)
    told.set(idOf(at), changes)
    const news = known ? without(changes, known) : changes
    return news.gains.length + news.loses.length > 0 ? [{ at, ...news }] : []
  })
}

function without(changes: PowerChanges, known: PowerChanges): PowerChanges {
  const isNews = (all: readonly ReachChange[]) => (change: ReachChange) =>
    !all.some((one) => covers(one, change))
  return {
    gains: changes.gains.filter(isNews(known.gains)),
    loses: changes.loses.filter(isNews(known.loses)),
  }
}

function covers(one: ReachChange, other: ReachChange): boolean {
  return (
    one.entitlement === other.entitlement &&
    one.from === other.from &&
    one.to === other.to &&
    other.on.every((type) => one.on.includes(type))
  )
}

function width(reach: Reach): number {
  return { none: 0, own: 1, any: 2 }[reach]
}

function idOf({ type, id }: Resource): string {
  return `${type} ${id}`
}
