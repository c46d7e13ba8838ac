import { isUuid } from '@/lib/core/auth/uuid'
import type { Charge, ChargeOutcome, Counter, DailyUse, WalletLedger } from '@/lib/core/billing/stores'
import { Prisma } from '../generated/client'
import { retryingConflicts } from '../retry-conflicts'

type Row = { consumed: number; overage: number; reporting: number }

const untouched: Row = { consumed: 0, overage: 0, reporting: 0 }

export function createWalletStore(db: Prisma.TransactionClient): WalletLedger {
  const rowsOf = async (tenantId: string, counters: readonly Counter[]): Promise<Row[]> => {
    if (counters.length === 0 || !isUuid(tenantId)) return counters.map(() => untouched)
    const rows = await db.$queryRaw<Record<keyof Row, bigint | null>[]>`
      SELECT w."consumed", w."overage", w."reporting"
      FROM unnest(${counters.map(({ limit }) => limit)}::text[], ${starts(counters)}::timestamptz[])
        WITH ORDINALITY AS a ("limit_key", "period_start", "place")
      LEFT JOIN "wallets" w ON w."tenant_id" = ${tenantId}::uuid AND w."limit_key" = a."limit_key"
        AND w."period_start" = a."period_start"
      ORDER BY a."place"`
    return rows.map(({ consumed, overage, reporting }) => ({
      ...{ consumed: Number(consumed), overage: Number(overage), reporting: Number(reporting) },
    }))
  }
  const consumed = async (tenantId: string, counters: readonly Counter[]) =>
    (await rowsOf(tenantId, counters)).map((row) => row.consumed)

  return {
    consumed,

    async stands(tenantId, counters) {
      const rows = await rowsOf(tenantId, counters)
      return rows.map((row) => ({ consumed: row.consumed, overage: row.overage }))
    },

    async overage(tenantId, counters) {
      // What was claimed is told whatever is taken back since.
      const rows = await rowsOf(tenantId, counters)
      return rows.map((row) => Math.max(row.overage, row.reporting))
    },

    consume: (charge) =>
      retryingConflicts(async () => {
        const [row] = await db.$queryRaw<{ outcome: ChargeOutcome['outcome']; stands: bigint[] }[]>(
          consuming(charge),
        )
        if (!row || row.outcome === 'conflict') return { outcome: 'conflict' }
        return { outcome: row.outcome, consumed: row.stands.map(Number) }
      }),

    unconsume: (tenantId, key) =>
      retryingConflicts(async () => {
        if (!isUuid(tenantId)) return false
        const [row] = await db.$queryRaw<{ taken: boolean }[]>(takingBack(tenantId, key))
        return row?.taken ?? false
      }),

    async use(tenantId, from, before) {
      const rows = await db.$queryRaw<(Omit<DailyUse, 'amount'> & { amount: bigint })[]>`
        SELECT to_char("consumed_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS "day", "entitlement", "user_id" AS "userId",
          sum("amount")::bigint AS "amount"
        FROM "consumptions" WHERE "tenant_id" = ${tenantId}::uuid AND "taken_back_at" IS NULL
          AND "consumed_at" >= ${new Date(from)} AND "consumed_at" < ${new Date(before)}
        GROUP BY 1, 2, 3 ORDER BY 1, "entitlement" COLLATE "C", 3`
      return rows.map(({ day, entitlement, userId, amount }) => ({
        ...{ entitlement, userId, day, amount: Number(amount) },
      }))
    },

    async unreported(tenantId) {
      const rows = await db.$queryRaw<{ limit: string; periodStart: Date }[]>`
        SELECT "limit_key" AS "limit", "period_start" AS "periodStart" FROM "wallets"
        WHERE "tenant_id" = ${tenantId}::uuid AND greatest("overage", "reporting") > "reported"
        ORDER BY "period_start", "limit_key" COLLATE "C"`
      return rows.map(({ limit, periodStart }) => ({ limit, periodStart: periodStart.getTime() }))
    },

    async claimOverage(tenantId, counter) {
      const [row] = await db.$queryRaw<{ reported: bigint; reporting: bigint }[]>`
        UPDATE "wallets" SET "reporting" = CASE WHEN "reporting" > "reported" THEN "reporting"
          ELSE greatest("overage", "reported") END
        WHERE ${isCounter(tenantId, counter)} RETURNING "reported", "reporting"`
      if (!row || row.reporting <= row.reported) return null
      return { from: Number(row.reported), to: Number(row.reporting) }
    },

    async settleOverage(tenantId, counter, { to }) {
      await db.$executeRaw`
        UPDATE "wallets" SET "reported" = greatest("reported", ${to}::bigint) WHERE ${isCounter(tenantId, counter)}`
    },

    async forget(before) {
      return (await db.consumption.deleteMany({ where: { consumedAt: { lt: new Date(before) } } })).count
    },
  }
}

function consuming({ tenantId, userId, entitlement, amount, key, at, counters }: Charge): Prisma.Sql {
  const noted = counters.map(({ limit, periodStart, included }) => ({ limit, period: periodStart, included }))
  return Prisma.sql`
    SELECT * FROM "consume"(${tenantId}::uuid, ${userId}::uuid, ${entitlement}, ${amount}::bigint, ${key}, ${new Date(at)},
      ${JSON.stringify(noted)}::jsonb, ${counters.map(({ limit }) => limit)}::text[], ${starts(counters)}::timestamptz[],
      ${counters.map(({ included }) => units(included))}::bigint[], ${counters.map(({ most }) => units(most))}::bigint[])`
}

function takingBack(tenantId: string, key: string): Prisma.Sql {
  const tenant = Prisma.sql`${tenantId}::uuid`
  return Prisma.sql`
    WITH taken AS (
      UPDATE "consumptions" SET "taken_back_at" = now()
      WHERE "tenant_id" = ${tenant} AND "key" = ${key} AND "taken_back_at" IS NULL
      RETURNING "amount", "counters"),
    locked AS MATERIALIZED (
      SELECT w."limit_key", w."period_start", t."amount",
        "overage_between"(c."included", w."consumed" - t."amount", w."consumed") AS "beyond"
      FROM taken t
      CROSS JOIN LATERAL jsonb_to_recordset(t."counters") AS c ("limit" text, "period" bigint, "included" bigint)
      JOIN "wallets" w ON w."tenant_id" = ${tenant} AND w."limit_key" = c."limit"
        AND w."period_start" = to_timestamp(c."period" / 1000.0)
      ORDER BY w."limit_key", w."period_start" FOR UPDATE OF w),
    moved AS (
      UPDATE "wallets" w SET "consumed" = w."consumed" - l."amount",
        "overage" = w."overage" - least(w."overage", l."beyond") FROM locked l
      WHERE w."tenant_id" = ${tenant} AND w."limit_key" = l."limit_key" AND w."period_start" = l."period_start"
      RETURNING 1)
    SELECT EXISTS (SELECT FROM taken) AS "taken", (SELECT count(*) FROM moved)::int AS "counters"`
}

function isCounter(tenantId: string, { limit, periodStart }: Counter): Prisma.Sql {
  return Prisma.sql`"tenant_id" = ${tenantId}::uuid AND "limit_key" = ${limit}
    AND "period_start" = ${new Date(periodStart)}`
}

function units(most: number | null): string | null {
  return most === null ? null : String(most)
}

function starts(counters: readonly Counter[]): Date[] {
  return counters.map(({ periodStart }) => new Date(periodStart))
}
