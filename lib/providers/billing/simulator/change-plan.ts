import type { AddOnItem, PlanChange } from '@/lib/core/billing/provider'
import { AppError } from '@/lib/core/errors'
import { isCardOnFileGood } from './billing'
import { changeNow } from './change'
import { endSubscription } from './end'
import { changedPurchase, pricedPlan } from './purchase'
import { itemsOf, type Purchase, type SimulatedSubscription } from './state'
import { demandSubscription, tell, type Shop, type Work } from './work'

/** What a subscription becomes by a change of plan. */
export function purchaseAfter(
  shop: Shop,
  subscription: SimulatedSubscription,
  { plan, interval, dropAddOns }: Omit<PlanChange, 'when'>,
): Purchase {
  const isSame = subscription.plan?.key === plan && subscription.interval === interval
  // Whoever took an earlier version of it can still move to the present one.
  if (isSame && subscription.plan?.version === pricedPlan(shop, plan, interval).version)
    throw new AppError('CONFLICT', `${subscription.plan.title} is the plan already.`)
  return changedPurchase(shop, subscription, { plan, interval, dropAddOns, addOns: [] })
}

/** Now, charged to the card on file, or at the end of the period. Whoever changes a plan goes on with it. */
export function changePlan(work: Work, change: PlanChange, at: number): void {
  const { customer, shop } = work
  const subscription = demandSubscription(customer)
  const after = purchaseAfter(shop, subscription, change)
  if (change.when === 'now') {
    Object.assign(subscription, { cancelAtPeriodEnd: false, scheduled: null })
    return changeNow(work, subscription, after, { isCardGood: isCardOnFileGood(customer), at })
  }
  const { plan: key, interval, dropAddOns } = change
  const scheduled = { plan: pricedPlan(shop, key, interval), interval, dropAddOns: [...dropAddOns] }
  Object.assign(subscription, { cancelAtPeriodEnd: false, scheduled })
  tell(work, 'customer.subscription.updated', at)
}

/** So many of an add-on from now on, charged to the card on file. A subscription that nothing is left of is over. */
export function setAddOn(work: Work, item: AddOnItem, at: number): void {
  const { customer, shop } = work
  const subscription = demandSubscription(customer)
  const { interval, addOns } = subscription
  if (item.quantity === 0 && !addOns.some(({ key }) => key === item.key))
    throw new AppError('CONFLICT', `${item.key} is not there to be taken off.`)
  const wish = { plan: null, interval, addOns: [item], dropAddOns: [] }
  const after = changedPurchase(shop, subscription, wish)
  changeNow(work, subscription, after, { isCardGood: isCardOnFileGood(customer), at })
  if (itemsOf(subscription).length === 0) endSubscription(work, at)
}
