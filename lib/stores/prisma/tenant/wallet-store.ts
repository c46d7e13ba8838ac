import { isUuid } from '@/lib/core/auth/uuid'
import type { Counter, DailyUse, WalletLedger } from '@/lib/core/billing/stores'
import type { Prisma } from '../generated/client'
import { retryingConflicts } from '../retry-conflicts'
import { consume } from './consume'
import { createOverageClaims } from './overage-claims'

type Row = readonly [consumed: number, overage: number, reporting: number]

const untouched: Row = [0, 0, 0]

export function createWalletStore(db: Prisma.TransactionClient): WalletLedger {
  const rowsOf = async (tenantId: string, counters: readonly Counter[]): Promise<readonly Row[]> => {
    if (counters.length === 0 || !isUuid(tenantId)) return counters.map(() => untouched)
    const text = 'SELECT "stands_of"($1::uuid, $2::text[], $3::bigint[]) AS "stands"'
    const periods = counters.map(({ periodStart }) => String(periodStart))
    const limits = counters.map(({ limit }) => limit)
    const rows = await db.$queryRawUnsafe<{ stands: Row[] }[]>(text, tenantId, limits, periods)
    return rows[0]?.stands ?? []
  }
  const consumed = async (tenantId: string, counters: readonly Counter[]) =>
    (await rowsOf(tenantId, counters)).map(([units]) => units)

  return {
    keptIn: db,
    consumed,

    async stands(tenantId, counters) {
      const rows = await rowsOf(tenantId, counters)
      return rows.map(([units, overage]) => ({ consumed: units, overage }))
    },

    async overage(tenantId, counters) {
      // What was claimed is told whatever is taken back since.
      const rows = await rowsOf(tenantId, counters)
      return rows.map(([, overage, reporting]) => Math.max(overage, reporting))
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
