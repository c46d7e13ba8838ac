import type { AccessModel } from '@/lib/core/access/model'
import { powersBeyond, powersOfRole, unite, type Power, type TenantGrants } from '@/lib/core/access/powers'
import type { ActionContext } from '@/lib/core/action/context'
import type { TenantStores } from '@/lib/core/tenancy/stores'
import { accessWithin, demand, type TenantFeature } from '../access/feature'
import { moreThanOwn } from '../access/own-powers'
import { powersOverRoles } from './powers-over-roles'
import type { RoleRef } from './role-ref'

/** What the tenant's roles grant before a change of one of them, and after it. */
export type RoleChange = { ref: RoleRef; before: TenantGrants; after: TenantGrants }

/**
 * Throws FORBIDDEN unless the caller manages roles, and has all that the change gives to those who hold the role or takes
 * from them: an admin neither makes a role that does more than they can, nor empties one of those who can.
 * Asked under the tenant's lock: a right that is taken away at this moment can't be passed on any more.
 */
export async function guardChange(
  feature: TenantFeature,
  stores: TenantStores,
  context: ActionContext,
  change: RoleChange,
): Promise<void> {
  await demand(accessWithin(feature, stores, context), 'roles:manage')
  const [beyond] = await beyondOwn(feature.model, stores, context, change)
  if (beyond) throw moreThanOwn(feature.model, beyond)
}

/** What the change gives or takes away that the caller does not hold, because of which they can't make it. */
export async function beyondOwn(
  model: AccessModel,
  stores: Pick<TenantStores, 'assignments'>,
  context: ActionContext,
  { ref, before, after }: RoleChange,
): Promise<Power[]> {
  const own = await powersOverRoles({ model, grants: before }, stores, context)
  const was = powersOfRole(model, before, ref)
  const will = powersOfRole(model, after, ref)
  return [...powersBeyond(unite([own, was]), will), ...powersBeyond(unite([own, will]), was)]
}

/** The grants of a tenant with those of one role replaced; null: with none for it. */
export function withGrant(
  grants: TenantGrants,
  { type, role }: Pick<RoleRef, 'type' | 'role'>,
  grant: TenantGrants[number]['grant'] | null,
): TenantGrants {
  const others = grants.filter((one) => one.type !== type || one.role !== role)
  return grant ? [...others, { type, role, grant }] : others
}
