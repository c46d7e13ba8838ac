import type { FlagOverrideStore } from '@/lib/core/tenancy/stores'
import { ownRow, withoutTenant, type Bound } from './bound'
import { compare } from './list'
import { keyOf } from './tables'

export function createFlagOverrideStore(bound: Bound): FlagOverrideStore {
  const { tables, tenantId } = bound
  return {
    async list() {
      const subject = (userId: string | null) => userId ?? tenantId
      return tables.flagOverrides
        .filter(ownRow(bound))
        .map(withoutTenant)
        .sort((a, b) => compare([a.key, subject(a.userId)], [b.key, subject(b.userId)]))
    },

    async set(key, userId, enabled) {
      const place = keyOf(tenantId, userId ?? tenantId, key)
      if (enabled === null) {
        tables.flagOverrides.delete(place)
        return true
      }
      const isMember = (row: { tenantId: string; userId: string }) =>
        row.tenantId === tenantId && row.userId === userId
      if (userId !== null && !tables.memberships.find(isMember)) return false
      tables.flagOverrides.set(place, { tenantId, key, userId, enabled })
      return true
    },
  }
}
