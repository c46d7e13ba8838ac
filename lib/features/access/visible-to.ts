import { notAMember } from '@/lib/core/action/tenant-step'
import type { TenantStores } from '@/lib/core/tenancy/stores'
import type { Visibility } from '@/lib/core/tenancy/types'
import { visibleScopes } from '@/lib/core/tenancy/visible-scopes'
import type { TenantFeature } from './feature'
import { grantsOf } from './grants-of'

/** What of a tenant's things of a type a person may read. Throws NOT_A_MEMBER for somebody who holds nothing any more. */
export async function visibleTo(
  { model }: TenantFeature,
  stores: TenantStores,
  userId: string,
  type: string,
): Promise<Visibility> {
  const held = await stores.assignments.ofUser(userId)
  if (held.length === 0) throw notAMember()
  const grants = grantsOf(await stores.customRoles.list())
  const scopes = visibleScopes(model, grants, held, { type, entitlement: 'project:read' })
  const isAll = scopes.some(({ under, own }) => under.type === model.tenantType && !own)
  return isAll ? 'all' : { userId, scopes }
}
