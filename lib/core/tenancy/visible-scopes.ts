import type { RoleAssignment } from '../access/effective-roles'
import type { AccessModel } from '../access/model'
import { powersOfRole, reachIn, type TenantGrants } from '../access/powers'
import type { Scope } from './types'

/**
 * Where in the tenant somebody has an entitlement on things of a type, by the role layer alone: what a list is narrowed to
 * in its query, so that a page is full and nothing of others is counted.
 */
export function visibleScopes(
  model: AccessModel,
  grants: TenantGrants,
  assignments: readonly RoleAssignment[],
  { type, entitlement }: { type: string; entitlement: string },
): Scope[] {
  return assignments.flatMap((held) => {
    const reach = reachIn(powersOfRole(model, grants, held), type, entitlement)
    return reach === 'none' ? [] : [{ under: { type: held.type, id: held.id }, own: reach === 'own' }]
  })
}
