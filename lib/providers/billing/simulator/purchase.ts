import type { AddOnItem, BillingInterval } from '@/lib/core/billing/provider'
import { planVersion } from '@/lib/core/billing/plan-version'
import { AppError } from '@/lib/core/errors'
import type { Item, PlanItem, Purchase } from './state'
import type { Shop } from './work'

export type Wish = {
  /** Null: the plan that there is stays. */
  readonly plan: string | null
  readonly interval: BillingInterval
  /** Instead of so many as there are; 0: none. */
  readonly addOns: readonly AddOnItem[]
  readonly dropAddOns: readonly string[]
}

/**
 * What a purchase becomes. What stays, by the same interval, stays at its price; the rest has the price of now. Throws
 * CONFLICT for what is not sold by that interval.
 */
export function changedPurchase(shop: Shop, before: Purchase | null, wish: Wish): Purchase {
  const { interval } = wish
  const isSameInterval = before?.interval === interval
  const had = before?.addOns ?? []
  const kept = had.filter(
    ({ key }) => !wish.dropAddOns.includes(key) && !wish.addOns.some((item) => item.key === key),
  )
  const added = wish.addOns
    .filter(({ quantity }) => quantity > 0)
    .map((item) => ({ ...had.find(({ key }) => key === item.key), ...item }))
  const price = (item: AddOnItem & Partial<Item>): Item => {
    const { key, title, price, quantity } = item
    if (isSameInterval && title !== undefined && price !== undefined) return { key, title, price, quantity }
    return priced(shop, key, interval, quantity)
  }
  return {
    plan: planOf(shop, before, wish, isSameInterval),
    addOns: [...kept, ...added].map(price),
    interval,
  }
}

function planOf(
  shop: Shop,
  before: Purchase | null,
  { plan, interval }: Wish,
  isSameInterval: boolean,
): PlanItem | null {
  const key = plan ?? before?.plan?.key
  if (key === undefined) return null
  const stays = plan === null && isSameInterval
  // A plan that is named is taken as it is sold now, also by whoever has an earlier version of it.
  return stays && before?.plan ? before.plan : pricedPlan(shop, key, interval)
}

export function pricedPlan(shop: Shop, key: string, interval: BillingInterval): PlanItem {
  return { ...priced(shop, key, interval, 1), version: planVersion(sold(shop, key)) }
}

function priced(shop: Shop, key: string, interval: BillingInterval, quantity: number): Item {
  const { title, price } = sold(shop, key)
  const each = price[interval]
  if (each === null) throw new AppError('CONFLICT', `${title} is not sold by the ${interval}.`)
  return { key, title, quantity, price: each }
}

/** Whether it still has a price for that interval. */
export function isSold(shop: Shop, key: string, interval: BillingInterval): boolean {
  return Object.hasOwn(shop.plans, key) && shop.plans[key]?.price[interval] != null
}

function sold({ plans }: Shop, key: string) {
  const plan = Object.hasOwn(plans, key) ? plans[key] : undefined
  if (!plan) throw new AppError('CONFLICT', `${key} is not sold.`)
  return plan
}
