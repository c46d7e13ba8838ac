import type { PlanModel } from '@/lib/core/access/model'
import type { HeldPlan, PlanTerms } from '@/lib/core/billing/active-plans'
import type { BillingInterval, PlanChange, ProviderSubscription } from '@/lib/core/billing/provider'
import type { BillingFeature } from './feature'
import { termsOfHeld } from './held'

type Live = Pick<ProviderSubscription, 'status' | 'plan' | 'interval'>

/**
 * When a change of plan holds: at once for what costs more in a month than what is held, or is paid for longer ahead; at
 * the end of what was paid for otherwise, so that nobody loses what they have paid. A trial costs nothing yet, and the
 * terms that a plan is sold under now are chosen knowingly: both hold at once.
 */
export function whenOf(
  { model }: Pick<BillingFeature, 'model'>,
  held: readonly HeldPlan[],
  live: Live,
  plan: PlanModel,
  interval: BillingInterval,
): PlanChange['when'] {
  if (live.status === 'trialing') return 'now'
  if (live.plan === plan.key) return interval === 'year' || live.interval === interval ? 'now' : 'period_end'
  const now = live.plan === null ? undefined : (termsOfHeld(held, live.plan) ?? model.plans[live.plan])
  const before = now ? monthly(now, live.interval) : 0
  return monthly(plan, interval) > before ? 'now' : 'period_end'
}

function monthly({ price }: Pick<PlanTerms, 'price'>, interval: BillingInterval): number {
  return interval === 'year' ? (price.year ?? 0) / 12 : (price.month ?? 0)
}
