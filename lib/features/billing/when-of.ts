import type { PlanModel } from '@/lib/core/access/model'
import type { BillingInterval, PlanChange, ProviderSubscription } from '@/lib/core/billing/provider'
import type { BillingFeature } from './feature'

/**
 * When a change of plan holds: at once for what costs more in a month, or is paid for longer ahead; at the end of what was
 * paid for otherwise, so that nobody loses what they have paid. A trial costs nothing yet, so it changes at once.
 */
export function whenOf(
  { model }: Pick<BillingFeature, 'model'>,
  live: ProviderSubscription,
  plan: PlanModel,
  interval: BillingInterval,
): PlanChange['when'] {
  if (live.status === 'trialing') return 'now'
  const now = live.plan === null ? undefined : model.plans[live.plan]
  const before = now ? monthly(now, live.interval) : 0
  const after = monthly(plan, interval)
  if (now?.key === plan.key) return interval === 'year' ? 'now' : 'period_end'
  return after > before ? 'now' : 'period_end'
}

function monthly({ price }: PlanModel, interval: BillingInterval): number {
  return interval === 'year' ? (price.year ?? 0) / 12 : (price.month ?? 0)
}
