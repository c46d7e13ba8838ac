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

/**
 * What a tenant's plans give it now, and, once it is asked for, how much of all of it is used: a query each, and none where
 * no plans are sold.
 */
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
  const byCounter = new Map<string, number>()
  const note: PlanStanding['note'] = (moved, stands) =>
    moved.forEach((counter, at) => byCounter.set(keyOf(counter), stands[at] ?? 0))
  let counting: Promise<void> | undefined
  const count = async () => {
    if (counters.length > 0 && walletStore) note(counters, await walletStore.consumed(tenantId, counters))
  }
  return {
    ...{ active, overrides: subscription.overrides, note },
    count: () => (counting ??= count()),
    isLimited: (entitlement) =>
      active.some(({ terms }) => terms.limits.some(({ gates }) => gates === entitlement)),
    consumed: (limit, periodStart) => byCounter.get(keyOf({ limit, periodStart })) ?? 0,
  }
}

const unsubscribed: Subscription = { since: 0, held: [], overrides: {} }

const keyOf = ({ limit, periodStart }: Counter) => JSON.stringify([limit, periodStart])
