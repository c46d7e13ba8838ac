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

  /** What stands under the key: nothing when the charge was refused. */
  const told = async (charge: Charge): Promise<ChargeOutcome> => {
    const known = await db.consumption.findUnique({
      where: { tenantId_key: { tenantId: charge.tenantId, key: charge.key } },
    })
    const stands = await consumed(charge.tenantId, charge.counters)
    if (!known) return { outcome: 'refused', consumed: stands }
    const isSame = known.entitlement === charge.entitlement && Number(known.amount) === charge.amount
    if (!isSame) return { outcome: 'conflict' }
    return { outcome: known.takenBackAt ? 'refused' : 'repeated', consumed: stands }
  }

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
        let moved = await move(db, charge)
        if (moved === 'no counter') {
          await open(db, charge)
          moved = await move(db, charge)
        }
        return Array.isArray(moved) ? { outcome: 'counted', consumed: moved } : told(charge)
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

/** What the counters stand at afterwards, in the order of the charge; why none was moved otherwise. */
async function move(
  db: Prisma.TransactionClient,
  charge: Charge,
): Promise<number[] | 'no counter' | 'no room or repeated'> {
  const [row] = await db.$queryRaw<{ found: number; stands: number[] | null }[]>(counting(charge))
  if (row?.stands) return row.stands.map(Number)
  return row?.found === charge.counters.length ? 'no room or repeated' : 'no counter'
}

/** The first of a period makes its counters. */
async function open(db: Prisma.TransactionClient, { tenantId, counters }: Charge): Promise<void> {
  await db.$executeRaw`
    INSERT INTO "wallets" ("tenant_id", "limit_key", "period_start", "consumed")
    SELECT ${tenantId}::uuid, a.*, 0
    FROM unnest(${counters.map(({ limit }) => limit)}::text[], ${starts(counters)}::timestamptz[]) a
    ORDER BY 2, 3
    ON CONFLICT DO NOTHING`
}

/**
 * One statement. The counters are locked in one order for everybody, so that nobody waits for who waits for them; what
 * they stand at is read under the lock; and the row of the key is written only if there is room, once of any number of
 * callers, or again after it was taken back. Only who wrote it moves the counters. Without any there is always room.
 */
function counting({ tenantId, userId, entitlement, amount, key, at, counters }: Charge): Prisma.Sql {
  const tenant = Prisma.sql`${tenantId}::uuid`
  const noted = counters.map(({ limit, periodStart, included }) => ({ limit, period: periodStart, included }))
  return Prisma.sql`
    WITH asked AS (
      SELECT * FROM unnest(${counters.map(({ limit }) => limit)}::text[], ${starts(counters)}::timestamptz[],
        ${counters.map(({ included }) => units(included))}::bigint[], ${counters.map(({ most }) => units(most))}::bigint[])
        WITH ORDINALITY AS a ("limit_key", "period_start", "included", "most", "place")),
    locked AS MATERIALIZED (
      SELECT w."limit_key", w."period_start", w."consumed", w."overage", a."included", a."most", a."place",
        ${beyond(Prisma.sql`a."included"`, Prisma.sql`w."consumed"`, Prisma.sql`w."consumed" + ${amount}::bigint`)} AS "beyond"
      FROM "wallets" w JOIN asked a USING ("limit_key", "period_start") WHERE w."tenant_id" = ${tenant}
      ORDER BY w."limit_key", w."period_start" FOR UPDATE OF w),
    room AS (
      SELECT count(*)::int AS "found",
        count(*) = ${counters.length}
          AND coalesce(bool_and(l."most" IS NULL OR (l."consumed" + ${amount}::bigint <= l."most"
            AND (l."beyond" = 0 OR l."overage" + l."beyond" <= l."most" - l."included"))), true) AS "ok"
      FROM locked l),
    claimed AS (
      INSERT INTO "consumptions" AS c ("tenant_id", "key", "user_id", "entitlement", "amount", "counters", "consumed_at")
      SELECT ${tenant}, ${key}, ${userId}::uuid, ${entitlement}, ${amount}::bigint, ${JSON.stringify(noted)}::jsonb,
        ${new Date(at)} FROM room WHERE "ok"
      ON CONFLICT ("tenant_id", "key") DO UPDATE SET "taken_back_at" = NULL, "user_id" = excluded."user_id",
        "counters" = excluded."counters", "consumed_at" = excluded."consumed_at"
      WHERE c."taken_back_at" IS NOT NULL AND c."entitlement" = excluded."entitlement" AND c."amount" = excluded."amount"
      RETURNING 1),
    moved AS (
      UPDATE "wallets" w SET "consumed" = w."consumed" + ${amount}::bigint, "overage" = w."overage" + l."beyond"
      FROM locked l
      WHERE EXISTS (SELECT FROM claimed) AND w."tenant_id" = ${tenant} AND w."limit_key" = l."limit_key"
        AND w."period_start" = l."period_start"
      RETURNING l."place", w."consumed")
    SELECT r."found", CASE WHEN EXISTS (SELECT FROM claimed)
      THEN coalesce((SELECT json_agg(m."consumed" ORDER BY m."place") FROM moved m), '[]') END AS "stands" FROM room r`
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
        ${beyond(Prisma.sql`c."included"`, Prisma.sql`w."consumed" - t."amount"`, Prisma.sql`w."consumed"`)} AS "beyond"
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

/** How much of what lies between two stands is beyond what is included. */
function beyond(included: Prisma.Sql, from: Prisma.Sql, to: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`CASE WHEN ${included} IS NULL THEN 0 ELSE greatest(0, ${to} - greatest(${included}, ${from})) END`
}

function units(most: number | null): string | null {
  return most === null ? null : String(most)
}

function starts(counters: readonly Counter[]): Date[] {
  return counters.map(({ periodStart }) => new Date(periodStart))
}
