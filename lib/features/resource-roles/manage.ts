import type { AccessContext } from '@/lib/core/access/access-context'
import type { Resource } from '@/lib/core/access/effective-roles'
import { powersOfRole, unite } from '@/lib/core/access/powers'
import type { ActionContext } from '@/lib/core/action/context'
import { tenantOf } from '@/lib/core/action/context'
import type { TenantStores } from '@/lib/core/tenancy/stores'
import { accessWithin, demand, type TenantFeature } from '../access/feature'
import { ownPowers, refuseBeyond } from '../access/own-powers'
import { grantsOf } from '../access/grants-of'
import type { Kind } from './kind'

/** The things from one up to the tenant. */
export async function pathTo(
  { model }: TenantFeature,
  stores: TenantStores,
  context: ActionContext,
  { kind, id }: { kind: Kind; id: string },
): Promise<Resource[]> {
  return [...(await kind.wayUp(stores, id)), { type: model.tenantType, id: tenantOf(context).id }]
}

/**
 * Throws FORBIDDEN unless the caller decides who holds what here, and has all that `roles` give: nobody hands out, or takes
 * away, more than they hold. Asked under the tenant's lock, for a right that ends at this moment is none.
 */
export async function demandToChange(
  feature: TenantFeature,
  stores: TenantStores,
  context: ActionContext,
  { kind, path, roles }: { kind: Kind; path: readonly Resource[]; roles: readonly string[] },
): Promise<void> {
  await demandToManage(accessWithin(feature, stores, context), kind, path)
  const { model } = feature
  const grants = grantsOf(await stores.customRoles.list())
  const own = await ownPowers({ model, grants }, stores, context, path)
  const given = roles.map((role) => powersOfRole(model, grants, { type: kind.type, role }))
  refuseBeyond(model, own, unite(given))
}

async function demandToManage(
  access: AccessContext,
  kind: Kind,
  [thing]: readonly Resource[],
): Promise<void> {
  if (!thing || !(await mayManage(access, kind, thing))) await demand(access, kind.managing, thing)
}

/** Whether the caller decides who holds what on a thing. */
export async function mayManage(access: AccessContext, kind: Kind, thing: Resource): Promise<boolean> {
  return (await access.can('members:manage')) || (await access.can(kind.managing, thing))
}

/** The role that a person holds on the thing itself. */
export async function heldOn(
  stores: Pick<TenantStores, 'assignments'>,
  userId: string,
  thing: Resource,
): Promise<string[]> {
  const held = await stores.assignments.on([thing])
  return held.filter((one) => one.userId === userId).map(({ role }) => role)
}
