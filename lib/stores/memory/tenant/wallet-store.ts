import type { Charge, ChargeOutcome, Counter, DailyUse, WalletLedger } from '@/lib/core/billing/stores'
import type { Tables } from '../tables'

export function createWalletStore(tables: Pick<Tables, 'wallets' | 'consumptions'>): WalletLedger {
  const { wallets, consumptions } = tables
  const standOf = (tenantId: string, counter: Counter) =>
    wallets.get(counterKey(tenantId, counter))?.consumed ?? 0
  const stands = ({ tenantId, counters }: Charge) => counters.map((counter) => standOf(tenantId, counter))
  const move = ({ tenantId, counters }: Charge, by: number) => {
    for (const counter of counters) {
      const row = wallets.get(counterKey(tenantId, counter)) ?? { reported: 0, reporting: 0 }
      const consumed = standOf(tenantId, counter) + by
      wallets.set(counterKey(tenantId, counter), { ...row, tenantId, consumed })
    }
  }

  return {
    async consumed(tenantId, asked) {
      return asked.map((counter) => standOf(tenantId, counter))
    },

    async consume(charge): Promise<ChargeOutcome> {
      const { tenantId, amount } = charge
      const known = consumptions.get(chargeKey(tenantId, charge.key))
      if (known && !isSame(known.charge, charge)) return { outcome: 'conflict' }
      if (known && !known.isTakenBack) return { outcome: 'repeated', consumed: stands(charge) }
      const goesTooFar = charge.counters.some(
        (counter) => counter.most !== null && standOf(tenantId, counter) + amount > counter.most,
      )
      if (goesTooFar) return { outcome: 'refused', consumed: stands(charge) }
      move(charge, amount)
      consumptions.set(chargeKey(tenantId, charge.key), { tenantId, charge, isTakenBack: false })
      return { outcome: 'counted', consumed: stands(charge) }
    },

    async unconsume(tenantId, key) {
      const row = consumptions.get(chargeKey(tenantId, key))
      if (!row || row.isTakenBack) return false
      consumptions.set(chargeKey(tenantId, key), { ...row, isTakenBack: true })
      // From the counters that were moved, also when another period has begun since.
      move(row.charge, -row.charge.amount)
      return true
    },

    async use(tenantId, from, before) {
      const byPlace = new Map<string, DailyUse>()
      const rows = consumptions.filter((row) => row.tenantId === tenantId && !row.isTakenBack)
      for (const { charge } of rows.filter(({ charge: { at } }) => at >= from && at < before)) {
        const { entitlement, userId, amount, at } = charge
        const day = new Date(at).toISOString().slice(0, 10)
        const place = JSON.stringify([day, entitlement, userId])
        const known = byPlace.get(place)?.amount ?? 0
        byPlace.set(place, { entitlement, userId, day, amount: known + amount })
      }
      return [...byPlace].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, use]) => use)
    },

    async claimOverage(tenantId, counter, included) {
      const row = wallets.get(counterKey(tenantId, counter))
      if (!row) return null
      const { consumed, reported, reporting } = row
      const to = reporting > reported ? reporting : Math.max(consumed - included, reported)
      wallets.set(counterKey(tenantId, counter), { ...row, reporting: to })
      return to > reported ? { from: reported, to } : null
    },

    async settleOverage(tenantId, counter, { to }) {
      const row = wallets.get(counterKey(tenantId, counter))
      if (row) wallets.set(counterKey(tenantId, counter), { ...row, reported: Math.max(row.reported, to) })
    },

    forget: async (before) => consumptions.deleteWhere(({ charge }) => charge.at < before),
  }
}

/** A key stands for one act: whoever sends it again may have been moved to another plan meanwhile, but means the same. */
function isSame(one: Charge, other: Charge): boolean {
  return one.entitlement === other.entitlement && one.amount === other.amount
}

const counterKey = (tenantId: string, { limit, periodStart }: Counter) =>
  JSON.stringify([tenantId, limit, periodStart])
const chargeKey = (tenantId: string, key: string) => JSON.stringify([tenantId, key])
