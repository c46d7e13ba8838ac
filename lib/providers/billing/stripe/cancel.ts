import { goOnAsItIs } from './change-items'
import { demandSubscription, endsWithPeriod } from './read-subscription'
import { releaseSchedule } from './schedule'
import { once, type Shop } from './shop'

/** At the end of the period. What was scheduled for then is taken back: Stripe ends nothing that has a schedule. */
export async function cancel(shop: Shop, customerId: string, key: string): Promise<void> {
  const subscription = await demandSubscription(shop, customerId)
  await releaseSchedule(shop, subscription, key)
  if (endsWithPeriod(subscription)) return
  const change = { cancel_at_period_end: true }
  await shop.stripe.subscriptions.update(subscription.id, change, once(shop, `${key}:cancel`))
}

export async function resume(shop: Shop, customerId: string, key: string): Promise<void> {
  await goOnAsItIs(shop, await demandSubscription(shop, customerId), key)
}
