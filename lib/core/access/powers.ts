import { reachOf, type Reach } from './custom-roles'
import { effectiveRoles, type Resource, type RoleAssignment } from './effective-roles'
import type { AccessModel } from './model'
import type { Standing } from './stores'

/** What a tenant's roles grant where that is not what the definition says: its custom roles and its overrides. */
export type TenantGrants = Standing['grants']

/** An entitlement, the type of thing it is asked about, and how far it reaches there. */
export type Power = { readonly entitlement: string; readonly type: string; readonly reach: 'any' | 'own' }

/** Powers by type and entitlement: each stands there once, at its widest. */
export type Powers = ReadonlyMap<string, Power>

/** What holding a role on a thing gives: on the thing, and on everything that may stand below it. Flags and plans aside. */
export function powersOfRole(
  model: AccessModel,
  grants: TenantGrants,
  { type, role }: { type: string; role: string },
): Powers {
  const arising = [...rolesBelow(model, type, role)].map(([below, roles]) =>
    [...roles].map((arisen) => powersOn(model, grants, below, arisen)),
  )
  return unite(arising.flat())
}

/** What somebody has on a thing and on all below it, by everything held on the way from it up to its root. */
export function powersAt(
  model: AccessModel,
  grants: TenantGrants,
  path: readonly Resource[],
  assignments: readonly RoleAssignment[],
): Powers {
  const [thing] = path
  if (!thing) return new Map()
  const here = rolesOn(model, path, assignments).map((role) =>
    powersOfRole(model, grants, { type: thing.type, role }),
  )
  const fromAbove = path.slice(1).flatMap((above, at) =>
    rolesOn(model, path.slice(at + 1), assignments).map((role) => {
      const own = grantOf(grants, above.type, role)
      return own ? granted(model, own, typesBelow(model, thing.type)) : new Map<string, Power>()
    }),
  )
  return unite([...here, ...fromAbove])
}

/** The powers that somebody with `own` does not have, or has for their own rows alone. */
export function powersBeyond(own: Powers, wanted: Powers): Power[] {
  return [...wanted].flatMap(([key, power]) => {
    const held = own.get(key)?.reach
    return held === 'any' || held === power.reach ? [] : [power]
  })
}

export function unite(all: readonly Powers[]): Powers {
  const united = new Map<string, Power>()
  for (const powers of all) {
    for (const [key, power] of powers) if (united.get(key)?.reach !== 'any') united.set(key, power)
  }
  return united
}

/** How far an entitlement reaches on things of a type. */
export function reachIn(powers: Powers, type: string, entitlement: string): Reach {
  return powers.get(keyOf(type, entitlement))?.reach ?? 'none'
}

/** What one role held on a thing gives by itself, without what is inherited from it. */
function powersOn(model: AccessModel, grants: TenantGrants, type: string, role: string): Powers {
  const own = grantOf(grants, type, role)
  if (own) return granted(model, own, typesBelow(model, type))
  const given = Object.values(model.entitlements).filter(({ roles }) => roles[type]?.includes(role))
  return powersFrom(given.map(({ name }) => ({ entitlement: name, type, reach: 'any' })))
}

/** On the types for which the definition names the entitlement: on others it stands for nothing, and an owner lacks it too. */
function granted(model: AccessModel, { grant }: TenantGrants[number], types: readonly string[]): Powers {
  const reached = Object.values(model.entitlements).flatMap(({ name, roles }) => {
    const reach = reachOf(grant, name)
    const meant = types.filter((type) => Object.hasOwn(roles, type))
    return reach === 'none' ? [] : meant.map((type) => ({ entitlement: name, type, reach }))
  })
  return powersFrom(reached)
}

/** Custom roles arise from nothing: they are held as they stand. */
function rolesOn(
  model: AccessModel,
  path: readonly Resource[],
  assignments: readonly RoleAssignment[],
): string[] {
  const [thing] = path
  const built = effectiveRoles(model, path, assignments).map(({ role }) => role)
  const held = assignments.filter(({ type, id }) => type === thing?.type && id === thing.id)
  return [...new Set([...built, ...held.map(({ role }) => role)])]
}

/** The role on its own type, and the roles that arise from it on the types that inherit. */
function rolesBelow(
  model: AccessModel,
  type: string,
  role: string,
  found = new Map<string, Set<string>>(),
): ReadonlyMap<string, ReadonlySet<string>> {
  const known = found.get(type) ?? new Set()
  if (known.has(role)) return found
  found.set(type, known.add(role))
  for (const entity of Object.values(model.entities)) {
    const given = entity.inherits[type] ?? {}
    const arising = Object.hasOwn(given, role) ? given[role] : undefined
    if (arising !== undefined) rolesBelow(model, entity.type, arising, found)
  }
  return found
}

/** The type itself and every type whose things may stand below its own: below a tenant, all. */
function typesBelow(model: AccessModel, type: string, found: readonly string[] = []): readonly string[] {
  if (type === model.tenantType) return Object.keys(model.entities)
  if (found.includes(type)) return found
  return Object.values(model.entities).reduce(
    (types, entity) => (entity.inherits[type] ? typesBelow(model, entity.type, types) : types),
    [...found, type] as readonly string[],
  )
}

function grantOf(grants: TenantGrants, type: string, role: string): TenantGrants[number] | undefined {
  return grants.find((one) => one.type === type && one.role === role)
}

function powersFrom(powers: readonly Power[]): Powers {
  return new Map(powers.map((power) => [keyOf(power.type, power.entitlement), power]))
}

function keyOf(type: string, entitlement: string): string {
  return `${type} ${entitlement}`
}
