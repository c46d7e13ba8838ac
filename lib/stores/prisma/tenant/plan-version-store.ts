import type { PlanVersionStore } from '@/lib/core/billing/plan-versions'
import { toMs } from '../executor'
import type { Prisma } from '../generated/client'

export function createPlanVersionStore(db: Prisma.TransactionClient): PlanVersionStore {
  return {
    async record(versions, at) {
      await db.$executeRaw`
        INSERT INTO "plan_versions" AS v ("plan", "version", "terms", "sold_since")
        SELECT *, ${new Date(at)}::timestamptz FROM unnest(${versions.map(({ terms }) => terms.key)}::text[],
          ${versions.map(({ version }) => version)}::text[], ${versions.map(({ terms }) => JSON.stringify(terms))}::jsonb[])
        ORDER BY 1, 2
        ON CONFLICT ("plan", "version") DO UPDATE SET "sold_since" = excluded."sold_since"
        WHERE EXISTS (SELECT FROM "plan_versions" l WHERE l."plan" = v."plan" AND l."sold_since" > v."sold_since")`
    },

    async list() {
      const orderBy = [{ plan: 'asc' as const }, { soldSince: 'desc' as const }, { version: 'asc' as const }]
      const rows = await db.planVersion.findMany({ orderBy })
      return rows.map(({ plan, version, soldSince }) => ({ plan, version, soldSince: toMs(soldSince) }))
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
