import type Stripe from 'stripe'
import type { CheckoutOrder } from '../../../core/billing/provider'
import { AppError } from '../../../core/errors'
import { becomeNow, itemsAfter } from './change-plan'
import { itemsOf, lineOf, planItemOf } from './items'
import { findSubscription, isLive } from './read-subscription'
import { once, type Shop } from './shop'

/**
 * A page to pay on. Who has a subscription has a card on file: it becomes what was ordered at once, for a second
 * subscription beside it would be paid twice.
 */
export async function checkout(shop: Shop, order: CheckoutOrder, key: string): Promise<{ url: string }> {
  const subscription = await findSubscription(shop, order.customerId)
  if (!isLive(subscription)) return openPage(shop, order, key)
  // Paid for at once, it would be a trial that costs.
  if (order.trialDays !== null)
    throw new AppError('CONFLICT', 'A trial can’t begin while there is a subscription.')
  const have = await itemsOf(shop, subscription)
  // Add-ons alone come by the interval of what they are added to.
  const interval = order.plan === null ? (planItemOf(have) ?? have[0])?.terms.interval : order.interval
  await becomeNow(shop, subscription, { ...order, interval: interval ?? order.interval }, key)
  return { url: order.successUrl }
}

async function openPage(shop: Shop, order: CheckoutOrder, key: string): Promise<{ url: string }> {
  const lines = await itemsAfter(shop, [], order)
  await closeOtherPages(shop, order.customerId, key)
  const session = await shop.stripe.checkout.sessions.create(
    {
      ...{ mode: 'subscription', customer: order.customerId, client_reference_id: order.customerId },
      ...{ success_url: order.successUrl, cancel_url: order.cancelUrl, metadata: { key } },
      line_items: lines.map(lineOf),
      subscription_data: subscriptionData(order),
      // Companies need their number and their address on the invoice.
      ...{ tax_id_collection: { enabled: true }, billing_address_collection: 'required' },
      customer_update: { name: 'auto', address: 'auto' },
      automatic_tax: { enabled: false },
    },
    once(shop, `${key}:page`),
  )
  if (session.url === null) throw new Error(`Stripe: the page ${session.id} has no address`)
  return { url: session.url }
}

function subscriptionData({
  trialDays,
}: CheckoutOrder): Stripe.Checkout.SessionCreateParams.SubscriptionData {
  return {
    // With it, what was used up to a change of plan is charged by the terms of the plan before.
    billing_mode: { type: 'flexible' },
    ...(trialDays !== null && {
      trial_period_days: trialDays,
      trial_settings: { end_behavior: { missing_payment_method: 'cancel' } },
    }),
  }
}

/** Two pages that are both paid on would make two subscriptions: the one opened last is the one that is meant. */
async function closeOtherPages(shop: Shop, customer: string, key: string): Promise<void> {
  const { sessions } = shop.stripe.checkout
  const { data } = await sessions.list({ customer, status: 'open', limit: 100 })
  const others = data.filter(({ metadata }) => metadata?.key !== key)
  for (const { id } of others)
    await sessions.expire(id, {}, once(shop, `${key}:close:${id}`)).catch(async (error: unknown) => {
      // Somebody else may have closed it meanwhile. One that was paid on meanwhile is a subscription.
      if ((await sessions.retrieve(id)).status !== 'expired') throw error
    })
}
