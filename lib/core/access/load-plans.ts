import { activePlans, type ActivePlan, type Subscription } from '../billing/active-plans'
import { periodAt } from '../billing/period'
import type { Counter, CounterStand, Stand, SubscriptionReader, WalletStore } from '../billing/stores'
import type { PlanStanding } from './layers/situation'
import type { AccessModel } from './model'

type PlanSources = {
  readonly subscriptionStore?: SubscriptionReader
  /** Without one nothing counts as used. */
  readonly walletStore?: WalletStore
}

type Asked = {
  readonly tenantId: string
  /** Epoch ms. */
  readonly now: number
  /** Whether it will be asked what is used: the newest counters are then read along, where they are kept beside. */
  readonly counts: boolean
}

/**
 * What a tenant's plans give it now, and, once it is asked for, how much of all of it is used. One query, and none where no
 * plans are sold; another for what is used where that was not read along, may be of an earlier period than the newest counter,
 * or has changed since.
 */
export async function loadPlans(
  model: AccessModel,
  { subscriptionStore, walletStore }: PlanSources,
  asked: Asked,
): Promise<PlanStanding | null> {
  if (!subscriptionStore) return null
  const found = await read(subscriptionStore, walletStore, asked)
  const { subscription = unsubscribed } = found ?? {}
  let newest = found?.newest ?? null
  const active = activePlans(model, subscription, asked.now)
  const counters = countersOf(active, asked.now)
  const byCounter = new Map<string, Stand>()
  const stand: PlanStanding['stand'] = (limit, periodStart) =>
    byCounter.get(keyOf({ limit, periodStart })) ?? untouched
  let counting: Promise<void> | undefined
  const count = async () => {
    if (counters.length === 0 || !walletStore) return
    const known = newest && standsBy(newest, counters)
    const stands = known ?? (await walletStore.stands(asked.tenantId, counters))
    counters.forEach((counter, at) => byCounter.set(keyOf(counter), stands[at] ?? untouched))
  }
  const note: PlanStanding['note'] = (moved, consumed) => {
    // What was read before something was consumed tells nothing any more.
    newest = null
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

type Found = { readonly subscription: Subscription; readonly newest: readonly CounterStand[] | null }

/** Null where there is no such tenant. */
async function read(
  subscriptionStore: SubscriptionReader,
  walletStore: WalletStore | undefined,
  { tenantId, counts }: Asked,
): Promise<Found | null> {
  const { keptIn } = subscriptionStore
  // What another wallet counts is not known here: that a counter is not found would pass for nothing being used.
  if (counts && keptIn && keptIn === walletStore?.keptIn && subscriptionStore.withNewestStands)
    return subscriptionStore.withNewestStands(tenantId)
  const subscription = await subscriptionStore.subscription(tenantId)
  return subscription && { subscription, newest: null }
}

/** What the counters stand at, in their order, as far as the newest of each limit tell. Null: one of them must be asked for. */
function standsBy(newest: readonly CounterStand[], counters: readonly Counter[]): Stand[] | null {
  const stands: Stand[] = []
  for (const { limit, periodStart } of counters) {
    const row = newest.find((one) => one.limit === limit)
    if (row && row.periodStart > periodStart) return null
    stands.push(row?.periodStart === periodStart ? row : untouched)
  }
  return stands
}

/** Those that limits are judged by. Of several plans that name a limit the first says since when it counts (`derivedLimits`). */
function countersOf(active: readonly ActivePlan[], now: number): Counter[] {
  const first = new Map<string, Counter>()
  for (const { terms, anchor } of active) {
    for (const { key, gates, per } of terms.limits) {
      const place = JSON.stringify([gates, key])
      if (!first.has(place)) first.set(place, { limit: key, periodStart: periodAt(per, anchor, now).start })
    }
  }
  return [...first.values()]
}

const untouched: Stand = { consumed: 0, overage: 0 }

const unsubscribed: Subscription = { since: 0, held: [], overrides: {} }

const keyOf = ({ limit, periodStart }: Counter) => JSON.stringify([limit, periodStart])
