import type { TenantStore } from '@/lib/core/tenancy/stores'
import type { Bound } from './bound'

export function createTenantStore({ tables: { tenants }, tenantId }: Bound): TenantStore {
  return {
    async read() {
      return tenants.get(tenantId)
    },

    // Transactions run one after the other, so there is nothing to lock.
    async lock() {
      return tenants.get(tenantId)
    },

    async update(change) {
      const tenant = tenants.get(tenantId)
      if (!tenant) throw new Error('There is no such tenant.')
      if (tenants.find(({ id, slug }) => slug === change.slug && id !== tenantId)) return 'slug_taken'
      const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
      const changed = { ...tenant, ...given }
      tenants.set(tenantId, changed)
      return changed
    },

    async markDeleted(at, purgeAt) {
      const tenant = tenants.get(tenantId)
      if (!tenant || tenant.deletedAt !== null) return false
      tenants.set(tenantId, { ...tenant, deletedAt: at, purgeAt })
      return true
    },

    async restore(at) {
      const tenant = tenants.get(tenantId)
      if (!tenant || tenant.purgeAt === null || tenant.purgeAt <= at) return false
      tenants.set(tenantId, { ...tenant, deletedAt: null, purgeAt: null })
      return true
    },
  }
}
