import type { Counter, WalletLedger } from '@/lib/core/billing/stores'
import { Prisma } from '../generated/client'

/** What the provider is told of, and was. */
export function createOverageClaims(
  db: Prisma.TransactionClient,
): Pick<WalletLedger, 'unreported' | 'claimOverage' | 'settleOverage'> {
  return {
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
  }
}

function isCounter(tenantId: string, { limit, periodStart }: Counter): Prisma.Sql {
  return Prisma.sql`"tenant_id" = ${tenantId}::uuid AND "limit_key" = ${limit}
    AND "period_start" = ${new Date(periodStart)}`
}
