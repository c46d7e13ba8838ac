import type { TenantDirectory } from '../../tenancy/directory'
import type { TenantMembership } from '../../tenancy/types'
import type { TenantInfo, TenantOptions } from './auth-tenants'

/** `createAuth`'s questions about tenants, answered by the product's own directory. */
export function tenantsOfDirectory(directory: TenantDirectory): TenantOptions {
  return {
    async verifyMembership(userId, tenantId) {
      const found = await directory.membership(userId, tenantId)
      return found && { slug: found.tenant.slug }
    },
    listTenants: async (userId) => (await directory.listOf(userId)).map(toInfo),
    lastTenant: (userId) => directory.lastTenant(userId),
    rememberTenant: (userId, tenantId, at) => directory.setLastTenant(userId, tenantId, at),
  }
}

function toInfo({ tenant: { id, slug, name }, role }: TenantMembership): TenantInfo {
  return { id, slug, name, role }
}
