import { isUuid } from '@/lib/core/auth/uuid'
import type { HeldPlan, Subscription } from '@/lib/core/billing/active-plans'
import type { CounterStand, SubscriptionStore } from '@/lib/core/billing/stores'
import { Prisma } from '../generated/client'

type StandRow = readonly [limit: string, periodStart: number, consumed: number, overage: number]
type Row = { found: Subscription | null; newest: readonly StandRow[] }

export function createSubscriptionStore(db: Prisma.TransactionClient): SubscriptionStore {
  return {
    keptIn: db,

    async subscription(tenantId) {
      if (!isUuid(tenantId)) return null
      const text = 'SELECT "subscription_of"($1::uuid) AS "found"'
      const rows = await db.$queryRawUnsafe<{ found: Subscription | null }[]>(text, tenantId)
      return rows[0]?.found ?? null
    },

    async withNewestStands(tenantId) {
      if (!isUuid(tenantId)) return null
      const text = 'SELECT "subscription_of"($1::uuid) AS "found", "newest_stands_of"($1::uuid) AS "newest"'
      const [row] = await db.$queryRawUnsafe<Row[]>(text, tenantId)
      return row?.found ? { subscription: row.found, newest: row.newest.map(standOf) } : null
    },

    async assign(tenantId, plan) {
      await db.$executeRaw(assigning(tenantId, plan))
    },

    async remove(tenantId, plan) {
      const { count } = await db.tenantPlan.deleteMany({ where: { tenantId, plan } })
      return count > 0
    },

    async updateOverrides(tenantId, overrides) {
      const entries = Object.entries(overrides)
      const gone = entries.filter(([, promise]) => !promise).map(([key]) => key)
      if (gone.length > 0) await db.limitOverride.deleteMany({ where: { tenantId, key: { in: gone } } })
      const promised = entries.flatMap(([key, promise]) => (promise ? [{ key, max: promise.max }] : []))
      if (promised.length === 0) return
      await db.$executeRaw`
        INSERT INTO "limit_overrides" ("tenant_id", "key", "max")
        SELECT ${tenantId}::uuid, * FROM unnest(${promised.map(({ key }) => key)}::text[],
          ${promised.map(({ max }) => String(max))}::bigint[])
        ON CONFLICT ("tenant_id", "key") DO UPDATE SET "max" = excluded."max"`
    },
  }
}

function standOf([limit, periodStart, consumed, overage]: StandRow): CounterStand {
  return { limit, periodStart, consumed, overage }
}

/** Whatever stands in its place gives way: one key decides, so that of any number at once one is left. */
function assigning(tenantId: string, { terms, version, quantity, anchor, expiresAt }: HeldPlan): Prisma.Sql {
  const place = terms.addOn ? `add-on ${terms.key}` : `group ${terms.group}`
  return Prisma.sql`
    INSERT INTO "tenant_plans" ("tenant_id", "place", "plan", "version", "terms", "quantity", "anchor", "expires_at")
    VALUES (${tenantId}::uuid, ${place}, ${terms.key}, ${version}, ${JSON.stringify(terms)}::jsonb, ${quantity}::int,
      ${new Date(anchor)}, ${expiresAt === null ? null : new Date(expiresAt)}::timestamptz)
    ON CONFLICT ("tenant_id", "place") DO UPDATE SET "plan" = excluded."plan", "version" = excluded."version",
      "terms" = excluded."terms", "quantity" = excluded."quantity", "anchor" = excluded."anchor",
      "expires_at" = excluded."expires_at"`
}
