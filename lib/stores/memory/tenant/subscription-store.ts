import type { SubscriptionStore } from '@/lib/core/billing/stores'
import type { Tables } from '../tables'
import { keyOf } from './tables'

export function createSubscriptionStore({
  tenants,
  plans,
  limitOverrides,
}: Pick<Tables, 'tenants' | 'plans' | 'limitOverrides'>): SubscriptionStore {
  return {
    async subscription(tenantId) {
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
