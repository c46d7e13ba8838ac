import type { AccessModel } from '../access/model'
import {
  powersBeyond,
  powersOfRole,
  reachIn,
  unite,
  type Power,
  type Powers,
  type TenantGrants,
} from '../access/powers'
import { ownerRole, tenantRootOf } from './ranked-roles'

/** Roles held on the tenant itself: words of its type, or slugs of custom roles. */
export type HeldRoles = readonly string[]

/**
 * Whether somebody who holds `held` may hand `wanted` to others, or take it from them: only what gives nothing, on any
 * kind of thing in the tenant, that they do not have themselves. The strongest role is more than the sum of its
 * entitlements, as the last of its holders can't be removed: only they pass it on.
 */
export function mayGrant(
  model: AccessModel,
  grants: TenantGrants,
  { held, wanted }: { held: HeldRoles; wanted: HeldRoles },
): boolean {
  const strongest = ownerRole(tenantRootOf(model))
  const isOwner = held.includes(strongest)
  if (wanted.includes(strongest) && !isOwner) return false
  // What a tenant takes out of the roles that arise from an owner's leaves nobody out of the owner's reach.
  const delivered = isOwner ? powersOf(model, [], [strongest]) : new Map<string, Power>()
  const own = unite([delivered, powersOf(model, grants, held)])
  const beyond = powersBeyond(own, powersOf(model, grants, wanted))
  return !beyond.some((power) => isAskedOn(model, power))
}

/**
 * Whether anybody asks about an entitlement on things of that type: where no role of the model gives it, nobody does, though
 * a custom role's `*` covers it there too.
 */
export function isAskedOn(
  model: AccessModel,
  { entitlement, type }: Pick<Power, 'entitlement' | 'type'>,
): boolean {
  const roles = model.entitlements[entitlement]?.roles ?? {}
  return Object.keys(roles).length === 0 ? type === model.tenantType : (roles[type] ?? []).length > 0
}

/** Whether the roles give an entitlement on the tenant itself. Flags and plans aside. */
export function rolesGive(
  model: AccessModel,
  grants: TenantGrants,
  { held, entitlement }: { held: HeldRoles; entitlement: string },
): boolean {
  return reachIn(powersOf(model, grants, held), model.tenantType, entitlement) !== 'none'
}

function powersOf(model: AccessModel, grants: TenantGrants, roles: HeldRoles): Powers {
  return unite(roles.map((role) => powersOfRole(model, grants, { type: model.tenantType, role })))
}
