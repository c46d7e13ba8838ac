import { access } from '@/lib/config/access'
import { billing } from '@/lib/config/billing'
import type { PlanModel } from '@/lib/core/access/model'
import type { BillingInterval } from '@/lib/core/billing/provider'
import type { BillingState } from '@/lib/features/billing/state'

export type { BillingInterval }

/** A plan or an add-on as it is offered: what the billing API answers and what the definition says alike. */
export type Offer = Pick<BillingState['plans'][number], 'key' | 'title' | 'price' | 'features' | 'limits'> & {
  trialDays: number | null
}

/** What is sold, for a page that shows it to anybody. */
export function soldOffers(): { plans: Offer[]; addOns: (Offer & { requires: readonly string[] })[] } {
  const all = Object.values(access.plans)
  return {
    plans: all.filter(({ addOn }) => !addOn).map(offerOf),
    addOns: all.filter(({ addOn }) => addOn).map((plan) => ({ ...offerOf(plan), requires: plan.requires })),
  }
}

/** Which of the two an address asks for. */
export function intervalOf(value: string | undefined): BillingInterval {
  return value === 'year' ? 'year' : 'month'
}

export function planTitle(key: string): string {
  return (Object.hasOwn(access.plans, key) ? access.plans[key]?.title : undefined) ?? key
}

function offerOf({ key, title, price, trialDays, features, limits }: PlanModel): Offer {
  return {
    ...{ key, title, trialDays, features: [...features] },
    price: { currency: billing.currency, month: price.month, year: price.year },
    limits: limits.map(({ key: limit, gates, per, max, overage }) => ({
      ...{ key: limit, entitlement: gates, per, max, overage },
    })),
  }
}
