import type { FlagOverrideStore } from '@/lib/core/tenancy/stores'
import { lockTenant, type Bound } from './bound'

export function createFlagOverrideStore(bound: Bound): FlagOverrideStore {
  const { db, tenantId } = bound
  return {
    async list() {
      const rows = await db.flagOverride.findMany({
        where: { tenantId },
        orderBy: [{ key: 'asc' }, { subjectId: 'asc' }],
      })
      return rows.map(({ key, userId, enabled }) => ({ key, userId, enabled }))
    },

    async set(key, userId, enabled) {
      const subjectId = userId ?? tenantId
      if (enabled === null) {
        await db.flagOverride.deleteMany({ where: { tenantId, subjectId, key } })
        return true
      }
      // The member may not leave before the override stands.
      await lockTenant(bound)
      if (userId !== null && (await db.membership.count({ where: { tenantId, userId } })) === 0) return false
      await db.flagOverride.upsert({
        where: { tenantId_subjectId_key: { tenantId, subjectId, key } },
        create: { tenantId, subjectId, key, userId, enabled },
        update: { enabled },
      })
      return true
    },
  }
}
