import type { AddOnItem } from '../../../core/billing/provider'
import { changeItems } from './change-items'
import { itemsAfter } from './change-plan'
import { itemsOf, planItemOf } from './items'
import { demandSubscription } from './read-subscription'
import { scheduledChange, scheduleItems } from './schedule'
import { once, type Shop } from './shop'

/** So many of an add-on, at once. Throws PAYMENT_DECLINED, and has changed nothing, when it is not paid. */
export async function attachAddOn(
  shop: Shop,
  customerId: string,
  item: AddOnItem,
  key: string,
): Promise<void> {
  const subscription = await demandSubscription(shop, customerId)
  const have = await itemsOf(shop, subscription)
  const interval = (planItemOf(have) ?? have[0])?.terms.interval ?? 'month'
  const change = { plan: null, interval, addOns: [item], dropAddOns: [] }
  const wanted = await itemsAfter(shop, have, change)
  if (wanted.length === 0) {
    // Stripe keeps no subscription to nothing.
    const settled = { invoice_now: true, prorate: true }
    await shop.stripe.subscriptions.cancel(subscription.id, settled, once(shop, `${key}:cancel`))
    return
  }
  const scheduled = await scheduledChange(shop, subscription, have)
  await changeItems(shop, subscription, { have, wanted }, key)
  if (scheduled) await followInSchedule(shop, customerId, scheduled, key)
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
  await scheduleItems(shop, subscription, { have, next }, key)
}

function worksWith({ plans }: Shop, addOn: string, plan: string): boolean {
  const requires = plans[addOn]?.requires ?? []
  return requires.length === 0 || requires.includes(plan)
}
