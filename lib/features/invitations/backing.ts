import type { AccessModel } from '@/lib/core/access/model'
import { mayGrant, rolesGive } from '@/lib/core/tenancy/may-grant'
import { tenantRootOf } from '@/lib/core/tenancy/ranked-roles'
import type { TenantStores } from '@/lib/core/tenancy/stores'
import type { Invitation } from '@/lib/core/tenancy/types'
import { grantsOf } from '../access/grants-of'
import { invitePermission } from './invite'

/**
 * Whether the inviter could still give what the invitation gives. Who was removed or demoted must not come back by an
 * invitation sent the day before; somebody else sends it again.
 */
export async function isBacked(
  model: AccessModel,
  { members, customRoles }: Pick<TenantStores, 'members' | 'customRoles'>,
  { invitedBy, role }: Pick<Invitation, 'invitedBy' | 'role'>,
): Promise<boolean> {
  const inviter = invitedBy === null ? null : await members.findByUser(invitedBy)
  if (!inviter) return false
  const roles = await customRoles.list()
  const isRole =
    tenantRootOf(model).roles.includes(role) || roles.some(({ custom, slug }) => custom && slug === role)
  const [grants, held] = [grantsOf(roles), inviter.roles]
  return (
    isRole &&
    rolesGive(model, grants, { held, entitlement: invitePermission }) &&
    mayGrant(model, grants, { held, wanted: [role] })
  )
}
