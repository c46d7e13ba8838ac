import type { AuditStore } from '@/lib/core/auth/stores'
import type { Executor } from './executor'
import type { Prisma } from './generated/client'

/** Of what happens in one tenant, or outside any. */
export function createAuditStore(db: Executor, tenantId: string | null = null): AuditStore {
  return {
    async record({ at, target, data, ...entry }) {
      await db.auditEvent.create({
        data: {
          ...entry,
          tenantId,
          at: new Date(at),
          targetType: target.type,
          targetId: target.id,
          data: data as Prisma.InputJsonObject,
        },
        select: { id: true },
      })
    },
  }
}
