import { grantsOf } from '@/components/team/grantable-roles'
import type { Role } from '@/components/roles/role'
import type { Explanation } from '@/lib/core/access/explain'
import type { AccessModel } from '@/lib/core/access/model'
import { powersBeyond, powersOfRole } from '@/lib/core/access/powers'
import { isAskedOn, mayGrant, rolesGive } from '@/lib/core/tenancy/may-grant'

/**
 * The roles of the organization whose holders could give somebody what is missing: they manage members, and hold all that
 * one of the needed roles gives.
 */
export function giverRoles(
  model: AccessModel,
  roles: readonly Role[],
  needed: Explanation['needed']['roles'],
): Role[] {
  const grants = grantsOf(roles)
  const wanted = Object.entries(needed).flatMap(([type, words]) => words.map((role) => ({ type, role })))
  return roles.filter(({ type, slug }) => {
    if (type !== model.tenantType) return false
    const held = [slug]
    if (!rolesGive(model, grants, { held, entitlement: 'members:manage' })) return false
    const own = powersOfRole(model, grants, { type, role: slug })
    return wanted.some((one) => {
      if (one.type === type) return mayGrant(model, grants, { held, wanted: [one.role] })
      return !powersBeyond(own, powersOfRole(model, grants, one)).some((power) => isAskedOn(model, power))
    })
  })
}
