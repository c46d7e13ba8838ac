import type { AccessModel } from '@/lib/core/access/model'
import { powersAt, powersOfRole, unite, type Powers, type TenantGrants } from '@/lib/core/access/powers'
import { sessionOf, tenantOf, type ActionContext } from '@/lib/core/action/context'
import { ownerRole, tenantRootOf } from '@/lib/core/tenancy/ranked-roles'
import type { TenantStores } from '@/lib/core/tenancy/stores'

/**
 * What the caller may put into roles and take out of them: what they have themselves. An owner's is what the definition
 * says, whatever the tenant has made of the roles that arise from theirs: what was taken out of those, nobody could else
 * ever put back.
 */
export async function powersOverRoles(
  { model, grants }: { model: AccessModel; grants: TenantGrants },
  stores: Pick<TenantStores, 'assignments'>,
  context: ActionContext,
): Promise<Powers> {
  const root = { type: model.tenantType, id: tenantOf(context).id }
  const owner = ownerRole(tenantRootOf(model))
  const held = await stores.assignments.ofUser(sessionOf(context).user.id)
  const own = powersAt(model, grants, [root], held)
  const isOwner = held.some(({ type, id, role }) => type === root.type && id === root.id && role === owner)
  return isOwner ? unite([own, powersOfRole(model, [], { type: root.type, role: owner })]) : own
}
