import type { Charge, ChargedCounter, ChargeOutcome } from '@/lib/core/billing/stores'
import type { Prisma } from '../generated/client'

// Fixed texts with values: a template is put together anew for each call.
const ofOne = `SELECT "consume_one"($1::uuid, $2::uuid, $3, $4::bigint, $5, $6::bigint,
  $7, $8::bigint, $9::bigint, $10::bigint) AS "told"`
const ofAny = `SELECT "consume"($1::uuid, $2::uuid, $3, $4::bigint, $5, $6::bigint,
  $7::text[], $8::bigint[], $9::bigint[], $10::bigint[]) AS "told"`

/** By functions of the database, which say how it is done (prisma/migrations/0007_consume). */
export async function consume(db: Prisma.TransactionClient, charge: Charge): Promise<ChargeOutcome> {
  const { tenantId, userId, entitlement, amount, key, at, counters } = charge
  const what = [tenantId, userId, entitlement, amount, key, at]
  const [only, ...others] = counters
  const isOne = only && others.length === 0
  const values = isOne ? [only.limit, only.periodStart, only.included, only.most] : columnsOf(counters)
  const rows = await db.$queryRawUnsafe<{ told: string }[]>(isOne ? ofOne : ofAny, ...what, ...values)
  const [outcome, ...stands] = rows[0]?.told.split(' ') ?? []
  return isStanding(outcome) ? { outcome, consumed: stands.map(Number) } : { outcome: 'conflict' }
}

function columnsOf(counters: readonly ChargedCounter[]): unknown[] {
  const text = (units: number | null) => (units === null ? null : String(units))
  return [
    counters.map(({ limit }) => limit),
    counters.map(({ periodStart }) => text(periodStart)),
    counters.map(({ included }) => text(included)),
    counters.map(({ most }) => text(most)),
  ]
}

function isStanding(outcome: string | undefined): outcome is 'counted' | 'repeated' | 'refused' {
  return outcome === 'counted' || outcome === 'repeated' || outcome === 'refused'
}
