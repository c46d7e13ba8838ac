import type { PlanVersionStore } from '@/lib/core/billing/plan-versions'
import { toMs } from '../executor'
import type { Prisma } from '../generated/client'

export function createPlanVersionStore(db: Prisma.TransactionClient): PlanVersionStore {
  return {
    async record(versions, at) {
      const data = versions.map(({ terms, version }) => ({
        ...{ plan: terms.key, version, terms: JSON.parse(JSON.stringify(terms)) as Prisma.InputJsonObject },
        firstSoldAt: new Date(at),
      }))
      await db.planVersion.createMany({ data, skipDuplicates: true })
    },

    async list() {
      const orderBy = [
        { plan: 'asc' as const },
        { firstSoldAt: 'desc' as const },
        { version: 'asc' as const },
      ]
      const rows = await db.planVersion.findMany({ orderBy })
      return rows.map(({ plan, version, firstSoldAt }) => ({ plan, version, firstSoldAt: toMs(firstSoldAt) }))
    },

    async holders(plan, otherThan, after, limit) {
      return db.tenantPlan.findMany({
        where: { plan, version: { not: otherThan }, ...(after !== null && { tenantId: { gt: after } }) },
        select: { tenantId: true, plan: true, version: true },
        orderBy: { tenantId: 'asc' },
        take: limit,
      })
    },
  }
}
