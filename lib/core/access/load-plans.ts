import { activePlans, type Subscription } from '../billing/active-plans'
import { periodAt } from '../billing/period'
import type { Counter, Stand, SubscriptionReader, WalletStore } from '../billing/stores'
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
  const byCounter = new Map<string, Stand>()
  const stand: PlanStanding['stand'] = (limit, periodStart) =>
    byCounter.get(keyOf({ limit, periodStart })) ?? untouched
  let counting: Promise<void> | undefined
  const count = async () => {
    if (counters.length === 0 || !walletStore) return
    const stands = await walletStore.stands(tenantId, counters)
    counters.forEach((counter, at) => byCounter.set(keyOf(counter), stands[at] ?? untouched))
  }
  const note: PlanStanding['note'] = (moved, consumed) => {
    moved.forEach((counter, at) => {
      const { overage } = stand(counter.limit, counter.periodStart)
      byCounter.set(keyOf(counter), { consumed: consumed[at] ?? 0, overage })
    })
    // How much of it became overage is asked again where any can.
    if (moved.some(({ included, most }) => included !== most)) counting = undefined
  }
  return {
    ...{ active, overrides: subscription.overrides, note, stand },
    count: () => (counting ??= count()),
    isLimited: (entitlement) =>
      active.some(({ terms }) => terms.limits.some(({ gates }) => gates === entitlement)),
  }
}

const untouched: Stand = { consumed: 0, overage: 0 }

const unsubscribed: Subscription = { since: 0, held: [], overrides: {} }

const keyOf = ({ limit, periodStart }: Counter) => JSON.stringify([limit, periodStart])
