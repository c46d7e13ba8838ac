import { leavesRoom, overageBetween } from '@/lib/core/billing/overage'
import type {
  Charge,
  ChargedCounter,
  ChargeOutcome,
  Counter,
  DailyUse,
  WalletLedger,
} from '@/lib/core/billing/stores'
import type { Tables } from '../tables'
import type { WalletRow } from './tables'

export function createWalletStore(tables: Pick<Tables, 'wallets' | 'consumptions'>): WalletLedger {
  const { wallets, consumptions } = tables
  const rowOf = (tenantId: string, { limit, periodStart }: Counter): WalletRow =>
    wallets.get(counterKey(tenantId, { limit, periodStart })) ?? {
      ...{ tenantId, limit, periodStart },
      ...{ consumed: 0, overage: 0, reported: 0, reporting: 0 },
    }
  const keep = (row: WalletRow) => wallets.set(counterKey(row.tenantId, row), row)
  const stands = ({ tenantId, counters }: Charge) =>
    counters.map((counter) => rowOf(tenantId, counter).consumed)

  return {
    keptIn: tables,

    async stands(tenantId, asked) {
      const rows = asked.map((counter) => rowOf(tenantId, counter))
      return rows.map(({ consumed, overage }) => ({ consumed, overage }))
    },

    async consumed(tenantId, asked) {
      return asked.map((counter) => rowOf(tenantId, counter).consumed)
    },

    async overage(tenantId, asked) {
      // What was claimed is told whatever is taken back since.
      const rows = asked.map((counter) => rowOf(tenantId, counter))
      return rows.map(({ overage, reporting }) => Math.max(overage, reporting))
    },

    async consume(charge): Promise<ChargeOutcome> {
      const { tenantId, amount, counters } = charge
      const known = consumptions.get(chargeKey(tenantId, charge.key))
      if (known && !isSame(known.charge, charge)) return { outcome: 'conflict' }
      if (known && !known.isTakenBack) return { outcome: 'repeated', consumed: stands(charge) }
      const hasRoom = counters.every((counter) => leavesRoom(counter, rowOf(tenantId, counter), amount))
      if (!hasRoom) return { outcome: 'refused', consumed: stands(charge) }
      for (const counter of counters) keep(afterConsuming(rowOf(tenantId, counter), counter, amount))
      const { userId, key } = charge
      consumptions.set(chargeKey(tenantId, key), { tenantId, charge, userId, isTakenBack: false })
      return { outcome: 'counted', consumed: stands(charge) }
    },

    async unconsume(tenantId, key) {
      const row = consumptions.get(chargeKey(tenantId, key))
      if (!row || row.isTakenBack) return false
      consumptions.set(chargeKey(tenantId, key), { ...row, isTakenBack: true })
      const { counters, amount } = row.charge
      // From the counters that were moved, also when another period has begun since.
      for (const counter of counters) keep(afterTakingBack(rowOf(tenantId, counter), counter, amount))
      return true
    },

    async use(tenantId, from, before) {
      const byPlace = new Map<string, DailyUse>()
      const rows = consumptions.filter((row) => row.tenantId === tenantId && !row.isTakenBack)
      for (const { charge, userId } of rows.filter(({ charge: { at } }) => at >= from && at < before)) {
        const { entitlement, amount, at } = charge
        const day = new Date(at).toISOString().slice(0, 10)
        const place = JSON.stringify([day, entitlement, userId])
        const known = byPlace.get(place)?.amount ?? 0
        byPlace.set(place, { entitlement, userId, day, amount: known + amount })
      }
      return [...byPlace].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, use]) => use)
    },

    async unreported(tenantId) {
      const rows = wallets.filter((row) => row.tenantId === tenantId && claimOf(row) > row.reported)
      return rows
        .toSorted((one, other) => one.periodStart - other.periodStart || (one.limit < other.limit ? -1 : 1))
        .map(({ limit, periodStart }) => ({ limit, periodStart }))
    },

    async claimOverage(tenantId, counter) {
      const row = rowOf(tenantId, counter)
      const to = claimOf(row)
      if (to <= row.reported) return null
      keep({ ...row, reporting: to })
      return { from: row.reported, to }
    },

    async settleOverage(tenantId, counter, { to }) {
      const row = wallets.get(counterKey(tenantId, counter))
      if (row) keep({ ...row, reported: Math.max(row.reported, to) })
    },

    forget: async (before) => consumptions.deleteWhere(({ charge }) => charge.at < before),
  }
}

function afterConsuming(row: WalletRow, { included }: ChargedCounter, amount: number): WalletRow {
  const consumed = row.consumed + amount
  return { ...row, consumed, overage: row.overage + overageBetween(included, row.consumed, consumed) }
}

function afterTakingBack(row: WalletRow, { included }: ChargedCounter, amount: number): WalletRow {
  const consumed = row.consumed - amount
  return {
    ...row,
    consumed,
    overage: row.overage - Math.min(row.overage, overageBetween(included, consumed, row.consumed)),
  }
}

/** Up to how much the provider is to be told: an open claim stands until it is settled. */
function claimOf({ overage, reported, reporting }: WalletRow): number {
  return reporting > reported ? reporting : Math.max(overage, reported)
}

/** A key stands for one act: whoever sends it again may have been moved to another plan meanwhile, but means the same. */
function isSame(one: Charge, other: Charge): boolean {
  return one.entitlement === other.entitlement && one.amount === other.amount
}

const counterKey = (tenantId: string, { limit, periodStart }: Counter) =>
  JSON.stringify([tenantId, limit, periodStart])
const chargeKey = (tenantId: string, key: string) => JSON.stringify([tenantId, key])
