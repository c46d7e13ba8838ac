import type Stripe from 'stripe'
import type { AddOnItem, PlanChange } from '../../../core/billing/provider'
import { changeItems, endAgain, goOnAsItIs, keepGoing } from './change-items'
import { itemsOf, type Item, type WantedItem } from './items'
import { demandSubscription, endsWithPeriod } from './read-subscription'
import { scheduleItems } from './schedule'
import type { Shop } from './shop'
import { wantedItems, type Line } from './wanted-items'

/** Throws PAYMENT_DECLINED, and has changed nothing, when the difference is not paid. */
export async function changePlan(
  shop: Shop,
  customerId: string,
  change: PlanChange,
  key: string,
): Promise<void> {
  const subscription = await demandSubscription(shop, customerId)
  if (change.when === 'now') return becomeNow(shop, subscription, { ...change, addOns: [] }, key)
  const have = await itemsOf(shop, subscription)
  const next = await itemsAfter(shop, have, { ...change, addOns: [] })
  const ending = endsWithPeriod(subscription)
  await keepGoing(shop, subscription, null)
  await scheduleItems(shop, subscription, next, key).catch(async (error: unknown) => {
    // Who did not get what they chose has not chosen to go on. It is the first failure that is told.
    if (ending) await endAgain(shop, subscription).catch(() => undefined)
    throw error
  })
}

/** What a subscription is to become. No plan: the one that it has stays. */
export type Become = Pick<PlanChange, 'interval' | 'dropAddOns'> & {
  readonly plan: string | null
  readonly addOns: readonly AddOnItem[]
}

/** The money first: what was to happen at the end of the period stays as it is when the card is declined. */
export async function becomeNow(
  shop: Shop,
  subscription: Stripe.Subscription,
  change: Become,
  key: string,
): Promise<void> {
  const have = await itemsOf(shop, subscription)
  const wanted = await itemsAfter(shop, have, change)
  await changeItems(shop, subscription, { have, wanted }, key)
  await goOnAsItIs(shop, subscription, key)
}

/** All that there is after a change. What is not changed keeps the terms that it was sold under. */
export function itemsAfter(shop: Shop, have: readonly Item[], change: Become): Promise<WantedItem[]> {
  const { plan, interval, addOns, dropAddOns } = change
  const sold = have.filter(({ terms }) => terms.kind === 'plan' || terms.kind === 'add-on')
  const kept = sold
    .filter(({ terms }) => terms.kind === 'add-on' || plan === null)
    .filter(({ terms }) => !dropAddOns.includes(terms.key))
    .filter(({ terms }) => !addOns.some((addOn) => addOn.key === terms.key))
    .map(({ terms, quantity }): Line => ({ key: terms.key, quantity: quantity ?? 1, isKept: true }))
  const lines = [
    ...(plan === null ? [] : [{ key: plan, quantity: 1, isKept: false }]),
    ...kept,
    ...addOns.map((addOn) => ({ ...addOn, isKept: true })),
  ]
  const soldLines = lines.filter(({ quantity }) => quantity > 0)
  return wantedItems(shop, soldLines, interval, have)
}
