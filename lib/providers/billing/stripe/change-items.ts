import type Stripe from 'stripe'
import { idOf } from './id-of'
import { itemChanges, type Item, type WantedItem } from './items'
import { demandSubscription, endsWithPeriod } from './read-subscription'
import { releaseSchedule } from './schedule'
import { once, type Shop } from './shop'

/**
 * Makes a subscription consist of other items, at once, and charges the difference. All in one request: a card that is
 * declined changes nothing.
 */
export async function changeItems(
  shop: Shop,
  subscription: Stripe.Subscription,
  { have, wanted }: { have: readonly Item[]; wanted: readonly WantedItem[] },
  key: string,
): Promise<void> {
  const items = itemChanges(have, wanted)
  if (items.length === 0) return
  await shop.stripe.subscriptions.update(
    subscription.id,
    { items, proration_behavior: 'always_invoice', payment_behavior: 'error_if_incomplete' },
    once(shop, `${key}:items`),
  )
}

/**
 * Takes back that a subscription ends with its period. Null for a key where `endAgain` may follow: a key that is repeated
 * is answered without anything being done, and the next try has to take it back anew.
 */
export async function keepGoing(
  shop: Shop,
  subscription: Stripe.Subscription,
  key: string | null,
): Promise<void> {
  if (!endsWithPeriod(subscription)) return
  const change = subscription.cancel_at_period_end
    ? { cancel_at_period_end: false }
    : { cancel_at: '' as const }
  const request = key === null ? { timeout: shop.timeoutMs } : once(shop, `${key}:keep`)
  await shop.stripe.subscriptions.update(subscription.id, change, request)
}

/** Lets it end as it was to, unless a schedule holds it by now, which says itself what comes next. */
export async function endAgain(
  shop: Shop,
  { id, customer, cancel_at_period_end, cancel_at }: Stripe.Subscription,
): Promise<void> {
  const { schedule } = await demandSubscription(shop, idOf(customer))
  if (schedule !== null) return
  const change = cancel_at_period_end ? { cancel_at_period_end } : { cancel_at: cancel_at ?? undefined }
  await shop.stripe.subscriptions.update(id, change, { timeout: shop.timeoutMs })
}

/** Takes back whatever was to happen at the end of the period. */
export async function goOnAsItIs(shop: Shop, subscription: Stripe.Subscription, key: string): Promise<void> {
  await releaseSchedule(shop, subscription, key)
  await keepGoing(shop, subscription, key)
}
