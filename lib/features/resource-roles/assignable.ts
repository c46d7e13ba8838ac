import type { ActionContext } from '@/lib/core/action/context'
import type { AccessContext } from '@/lib/core/access/access-context'
import type { Resource } from '@/lib/core/access/effective-roles'
import { powersBeyond, powersOfRole, type TenantGrants } from '@/lib/core/access/powers'
import type { TenantStores } from '@/lib/core/tenancy/stores'
import type { TenantFeature } from '../access/feature'
import { ownPowers } from '../access/own-powers'
import type { Kind } from './kind'
import { mayManage } from './manage'

/**
 * The roles that the caller may give, and take, on the first thing of a path, the strongest first; none for who does not
 * decide that. It says what to offer: `demandToChange` decides again when one is given.
 */
export async function assignableRoles(
  { model }: TenantFeature,
  stores: Pick<TenantStores, 'assignments'>,
  context: ActionContext,
  { kind, path, access, grants }: Place,
): Promise<string[]> {
  const [thing] = path
  if (!thing || !(await mayManage(access, kind, thing))) return []
  const own = await ownPowers({ model, grants }, stores, context, path)
  const roles = model.entities[kind.type]?.roles ?? []
  return roles.filter(
    (role) => powersBeyond(own, powersOfRole(model, grants, { type: kind.type, role })).length === 0,
  )
}

type Place = {
  kind: Kind
  path: readonly Resource[]
  access: AccessContext
  grants: TenantGrants
}
