import type Stripe from 'stripe'
import { itemChanges, type Item, type WantedItem } from './items'
import { endsWithPeriod } from './read-subscription'
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

/** Takes back that a subscription ends with its period. */
export async function keepGoing(shop: Shop, subscription: Stripe.Subscription, key: string): Promise<void> {
  if (!endsWithPeriod(subscription)) return
  const change = subscription.cancel_at_period_end
    ? { cancel_at_period_end: false }
    : { cancel_at: '' as const }
  await shop.stripe.subscriptions.update(subscription.id, change, once(shop, `${key}:keep`))
}

/** Takes back whatever was to happen at the end of the period. */
export async function goOnAsItIs(shop: Shop, subscription: Stripe.Subscription, key: string): Promise<void> {
  await releaseSchedule(shop, subscription, key)
  await keepGoing(shop, subscription, key)
}
