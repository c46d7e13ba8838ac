import type Stripe from 'stripe'
import type { AddOnItem } from '../../../core/billing/provider'
import { changeItems } from './change-items'
import { itemsAfter } from './change-plan'
import { isMissing } from './failures'
import { itemsOf, planItemOf } from './items'
import { demandLive, demandSubscription, findSubscription, isLive } from './read-subscription'
import { scheduledPlan, scheduleItems } from './schedule'
import { once, type Shop } from './shop'

/** So many of an add-on, at once. Throws PAYMENT_DECLINED, and has changed nothing, when it is not paid. */
export async function attachAddOn(
  shop: Shop,
  customerId: string,
  item: AddOnItem,
  key: string,
): Promise<void> {
  const found = await findSubscription(shop, customerId)
  // Off is off: so it is when the answer to taking off the last one was lost.
  if (item.quantity === 0 && !isLive(found)) return
  const subscription = demandLive(found)
  const have = await itemsOf(shop, subscription)
  const interval = (planItemOf(have) ?? have[0])?.terms.interval ?? 'month'
  const change = { plan: null, interval, addOns: [item], dropAddOns: [] }
  const wanted = await itemsAfter(shop, have, change)
  const isLast = wanted.length === 0 && have.length === subscription.items.data.length
  if (isLast) return end(shop, subscription, key)
  const scheduled = await scheduledPlan(shop, subscription)
  await changeItems(shop, subscription, { have, wanted }, key)
  if (scheduled) await followInSchedule(shop, customerId, scheduled, key)
}

/** Stripe keeps no subscription to nothing. What is left of what was paid for is settled. */
async function end(shop: Shop, { id }: Stripe.Subscription, key: string): Promise<void> {
  const settled = { invoice_now: true, prorate: true }
  await shop.stripe.subscriptions.cancel(id, settled, once(shop, `${key}:cancel`)).catch((error: unknown) => {
    // Of what is deleted Stripe keeps no keys: repeated, the request finds nothing.
    if (!isMissing(error)) throw error
  })
}

/** What is scheduled was written down before: without this, it would take the add-on back at the end of the period. */
async function followInSchedule(
  shop: Shop,
  customerId: string,
  { plan, interval }: { plan: string; interval: 'month' | 'year' },
  key: string,
): Promise<void> {
  const subscription = await demandSubscription(shop, customerId)
  const have = await itemsOf(shop, subscription)
  const addOns = have.filter(({ terms }) => terms.kind === 'add-on').map(({ terms }) => terms.key)
  const dropAddOns = addOns.filter((addOn) => !worksWith(shop, addOn, plan))
  const next = await itemsAfter(shop, have, { plan, interval, addOns: [], dropAddOns })
  await scheduleItems(shop, subscription, next, key)
}

function worksWith({ plans }: Shop, addOn: string, plan: string): boolean {
  const requires = plans[addOn]?.requires ?? []
  return requires.length === 0 || requires.includes(plan)
}
