import type { AccessModel } from '@/lib/core/access/model'
import type { TenantGrants } from '@/lib/core/access/powers'
import { sessionOf, type ActionContext } from '@/lib/core/action/context'
import { AppError } from '@/lib/core/errors'
import { rolesGive } from '@/lib/core/tenancy/may-grant'
import type { TenantStores } from '@/lib/core/tenancy/stores'
import type { Member, Tenant, TenantRole } from '@/lib/core/tenancy/types'
import { grantsOf } from '../access/grants-of'

/** The caller as a member, and what roles of this tenant are, as they stand until the transaction ends. */
export type ActingMember = { tenant: Tenant; member: Member; customRoles: TenantRole[]; grants: TenantGrants }

/**
 * Locks the tenant and reads the caller again: whoever was removed or demoted between the door and here writes nothing.
 * Throws NOT_A_MEMBER, or FORBIDDEN when their roles no longer give `entitlement`.
 */
export async function lockAsMember(
  model: AccessModel,
  stores: Pick<TenantStores, 'tenant' | 'members' | 'customRoles'>,
  context: ActionContext,
  entitlement?: string,
): Promise<ActingMember> {
  const tenant = await stores.tenant.lock()
  const member = await stores.members.findByUser(sessionOf(context).user.id)
  if (!tenant || tenant.deletedAt !== null || !member) throw notAMember()
  const customRoles = await stores.customRoles.list()
  const acting = { tenant, member, customRoles, grants: grantsOf(customRoles) }
  if (entitlement !== undefined) demandRight(model, acting, entitlement)
  return acting
}

/** Throws FORBIDDEN when the roles of the caller do not give the entitlement. */
export function demandRight(
  model: AccessModel,
  { member, grants }: Pick<ActingMember, 'member' | 'grants'>,
  entitlement: string,
): void {
  if (!rolesGive(model, grants, { held: member.roles, entitlement })) throw forbidden(entitlement)
}

/** The same body as a denial of the pipeline. */
export function forbidden(permission: string, message = 'This is not allowed here.'): AppError {
  return new AppError('FORBIDDEN', message, { permission, reason: 'role_required', meta: {} })
}

export function notAMember(): AppError {
  return new AppError('NOT_A_MEMBER', 'You are not a member of this organization.')
}
