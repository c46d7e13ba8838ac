import type { PlanTerms } from '@/lib/core/billing/active-plans'
import type { BillingFeature } from './feature'

/** A plan or an add-on as it is offered, or as it is held. */
export function offerOf({ key, title, price, features, limits }: PlanTerms, currency: string) {
  return {
    ...{ key, title, features: [...features] },
    price: priceOf({ price }, currency),
    limits: limits.map(({ key: limit, gates, per, max, overage }) => ({
      ...{ key: limit, entitlement: gates, per, max, overage },
    })),
  }
}

/** By what a plan is called; by its key where it is sold no longer. */
export function titleOf({ plans }: BillingFeature['model'], key: string | null): string | null {
  if (key === null) return null
  return (Object.hasOwn(plans, key) ? plans[key]?.title : undefined) ?? key
}

export function priceOf({ price: { month, year } }: Pick<PlanTerms, 'price'>, currency: string) {
  return { currency, month, year }
}
