import type { TenantGrants } from '@/lib/core/access/powers'
import type { TenantRole } from '@/lib/core/tenancy/types'

/** What a tenant's own roles and its overrides grant, as the functions of core take it. */
export function grantsOf(roles: readonly Pick<TenantRole, 'type' | 'slug' | 'grant'>[]): TenantGrants {
  return roles.map(({ type, slug, grant }) => ({ type, role: slug, grant }))
}
