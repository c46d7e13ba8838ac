import { isUuid } from '@/lib/core/auth/uuid'
import type { Counter, DailyUse, WalletLedger } from '@/lib/core/billing/stores'
import type { Prisma } from '../generated/client'
import { retryingConflicts } from '../retry-conflicts'
import { consume } from './consume'
import { createOverageClaims } from './overage-claims'

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

    consume: (charge) => retryingConflicts(() => consume(db, charge)),

    unconsume: (tenantId, key) =>
      retryingConflicts(async () => {
        if (!isUuid(tenantId)) return false
        const [row] = await db.$queryRaw<{ taken: boolean }[]>`
          SELECT "take_back"(${tenantId}::uuid, ${key}) AS "taken"`
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

    ...createOverageClaims(db),

    async forget(before) {
      return (await db.consumption.deleteMany({ where: { consumedAt: { lt: new Date(before) } } })).count
    },
  }
}

function starts(counters: readonly Counter[]): Date[] {
  return counters.map(({ periodStart }) => new Date(periodStart))
}
