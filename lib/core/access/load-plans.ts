import { activePlans, type Subscription } from '../billing/active-plans'
import { periodAt } from '../billing/period'
import type { Counter, SubscriptionReader, WalletStore } from '../billing/stores'
import type { PlanStanding } from './layers/situation'
import type { AccessModel } from './model'

type PlanSources = {
  readonly subscriptionStore?: SubscriptionReader
  /** Without one nothing counts as used. */
  readonly walletStore?: WalletStore
}

/** What a tenant's plans give it now: two queries, and none where no plans are sold. */
export async function loadPlans(
  model: AccessModel,
  { subscriptionStore, walletStore }: PlanSources,
  tenantId: string,
  now: number,
): Promise<PlanStanding | null> {
  if (!subscriptionStore) return null
  const subscription = (await subscriptionStore.subscription(tenantId)) ?? unsubscribed
  const active = activePlans(model, subscription, now)
  const counters = active.flatMap(({ terms, anchor }) =>
    terms.limits.map(({ key, per }) => ({ limit: key, periodStart: periodAt(per, anchor, now).start })),
  )
  const consumed = counters.length > 0 ? await walletStore?.consumed(tenantId, counters) : []
  const byCounter = new Map(counters.map((counter, at) => [keyOf(counter), consumed?.[at] ?? 0]))
  return {
    ...{ active, overrides: subscription.overrides },
    consumed: (limit, periodStart) => byCounter.get(keyOf({ limit, periodStart })) ?? 0,
    note: (moved, stands) => moved.forEach((counter, at) => byCounter.set(keyOf(counter), stands[at] ?? 0)),
  }
}

const unsubscribed: Subscription = { since: 0, held: [], overrides: {} }

const keyOf = ({ limit, periodStart }: Counter) => JSON.stringify([limit, periodStart])
