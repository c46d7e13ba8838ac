import type { Subscription } from '@/lib/core/billing/active-plans'
import type { CounterStand, SubscriptionStore } from '@/lib/core/billing/stores'
import type { Tables } from '../tables'
import { keyOf, type WalletRow } from './tables'

export function createSubscriptionStore(
  tables: Pick<Tables, 'tenants' | 'plans' | 'limitOverrides' | 'wallets'>,
): SubscriptionStore {
  const { tenants, plans, limitOverrides, wallets } = tables
  const subscriptionOf = (tenantId: string): Subscription | null => {
    const tenant = tenants.get(tenantId)
    if (!tenant) return null
    const isOwn = (row: { tenantId: string }) => row.tenantId === tenantId
    const held = plans.filter(isOwn).map(({ plan }) => plan)
    const overrides = limitOverrides.filter(isOwn).map(({ key, max }) => [key, { max }] as const)
    return {
      since: tenant.createdAt,
      held: held.toSorted((one, other) => (one.terms.key < other.terms.key ? -1 : 1)),
      overrides: Object.fromEntries(overrides),
    }
  }

  return {
    keptIn: tables,

    subscription: async (tenantId) => subscriptionOf(tenantId),

    async withNewestStands(tenantId) {
      const subscription = subscriptionOf(tenantId)
      const rows = wallets.filter((row) => row.tenantId === tenantId)
      return subscription && { subscription, newest: newestOf(rows) }
    },

    async assign(tenantId, plan) {
      const { addOn, group, key } = plan.terms
      if (!addOn)
        plans.deleteWhere(
          (row) => row.tenantId === tenantId && !row.plan.terms.addOn && row.plan.terms.group === group,
        )
      plans.set(keyOf(tenantId, key), { tenantId, plan })
    },

    async remove(tenantId, plan) {
      return plans.delete(keyOf(tenantId, plan))
    },

    async updateOverrides(tenantId, overrides) {
      for (const [key, promise] of Object.entries(overrides)) {
        if (promise) limitOverrides.set(keyOf(tenantId, key), { tenantId, key, max: promise.max })
        else limitOverrides.delete(keyOf(tenantId, key))
      }
    },
  }
}

/** Of each limit the row whose period began last. */
function newestOf(rows: readonly WalletRow[]): CounterStand[] {
  const sorted = rows.toSorted((one, other) => one.periodStart - other.periodStart)
  const newest = new Map(sorted.map((row) => [row.limit, row]))
  return [...newest.values()].map(({ limit, periodStart, consumed, overage }) => ({
    ...{ limit, periodStart, consumed, overage },
  }))
}
