import type { AccessModel } from '@/lib/core/access/model'
import { mayGrant } from '@/lib/core/tenancy/may-grant'
import { forbidden, type ActingMember } from '../tenants/acting-member'

/**
 * Nobody hands out what they do not hold, nor takes it from those who do: an admin neither makes an owner nor unmakes one.
 * Throws FORBIDDEN.
 */
export function guardRoles(
  model: AccessModel,
  { member, grants }: Pick<ActingMember, 'member' | 'grants'>,
  wanted: readonly string[],
  permission: string,
): void {
  if (!mayGrant(model, grants, { held: member.roles, wanted })) {
    throw forbidden(permission, 'This role can do more than yours.')
  }
}
