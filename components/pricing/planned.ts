import { queryValue } from '@/components/auth/query'
import { intervalOf, soldOffers, type BillingInterval } from '@/components/billing/offer'

/** A plan that somebody has chosen, on their way to where it is bought. */
export type Planned = { plan: string; interval: BillingInterval }

type Query = Record<string, string | string[] | undefined>

/** The plan that an address names, if it is one that costs something. */
export function plannedIn(query: Query): Planned | null {
  const key = queryValue(query.plan)
  const interval = intervalOf(queryValue(query.interval))
  const plan = soldOffers().plans.find((one) => one.key === key)
  return plan && (plan.price[interval] ?? 0) > 0 ? { plan: plan.key, interval } : null
}

/** As an address says it. */
export function planQuery({ plan, interval }: Planned): string {
  return new URLSearchParams({ plan, interval }).toString()
}
