import { goOnAsItIs } from './change-items'
import { demandSubscription, endsWithPeriod } from './read-subscription'
import { releaseSchedule } from './schedule'
import type { Shop } from './shop'

type Ending = Pick<Shop, 'stripe'>

/** At the end of the period. What was scheduled for then is taken back: Stripe ends nothing that has a schedule. */
export async function cancel(shop: Ending, customerId: string, key: string): Promise<void> {
  const subscription = await demandSubscription(shop, customerId)
  await releaseSchedule(shop, subscription, key)
  if (endsWithPeriod(subscription)) return
  const change = { cancel_at_period_end: true }
  await shop.stripe.subscriptions.update(subscription.id, change, { idempotencyKey: `${key}:cancel` })
}

export async function resume(shop: Ending, customerId: string, key: string): Promise<void> {
  await goOnAsItIs(shop, await demandSubscription(shop, customerId), key)
}
