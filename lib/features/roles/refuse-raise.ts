import { powersOfRole, unite, type TenantGrants } from '@/lib/core/access/powers'
import { tenantOf, type ActionContext } from '@/lib/core/action/context'
import type { TenantStores } from '@/lib/core/tenancy/stores'
import { accessWithin, demand, type TenantFeature } from '../access/feature'
import { ownPowers, refuseBeyond } from '../access/own-powers'
import type { RoleRef } from './role-ref'

/**
 * Throws FORBIDDEN unless the caller manages roles, and has all that this one grants `after` and did not grant `before`.
 * Asked under the tenant's lock: a right that is taken away at this moment can't be passed on any more.
 */
export async function refuseRaise(
  feature: TenantFeature,
  stores: TenantStores,
  context: ActionContext,
  { ref, before, after }: { ref: RoleRef; before: TenantGrants; after: TenantGrants },
): Promise<void> {
  const { model } = feature
  await demand(accessWithin(feature, stores, context), 'roles:manage')
  const root = [{ type: model.tenantType, id: tenantOf(context).id }]
  const own = await ownPowers({ model, grants: before }, stores, context, root)
  const granted = powersOfRole(model, before, ref)
  refuseBeyond(model, unite([own, granted]), powersOfRole(model, after, ref))
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
