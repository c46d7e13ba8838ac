import { addMonths } from '@/lib/core/billing/period'
import type { CheckoutOrder } from '@/lib/core/billing/provider'
import type { SimulatedCheckout } from '@/lib/core/billing/simulator-desk'
import { AppError } from '@/lib/core/errors'
import { periodLines } from './advance'
import { payable } from './billing'
import { monthsOf, quoteNow } from './change'
import { newCheckoutId } from './ids'
import { changedPurchase } from './purchase'
import {
  liveSubscription,
  periodPrice,
  type CustomerState,
  type Offer,
  type Order,
  type Purchase,
} from './state'
import type { Shop, Work } from './work'

const dayMs = 86_400_000

type Wish = Pick<Order, 'plan' | 'interval' | 'addOns' | 'dropAddOns' | 'trialDays'>

/** Opens a page for what is wished. Throws CONFLICT for what can't be sold so. */
export function openOrder(
  { customer, shop }: Work,
  { customerId, ...wish }: CheckoutOrder,
  at: number,
): string {
  if (wish.trialDays !== null && liveSubscription(customer))
    throw new AppError('CONFLICT', 'There is a subscription already, which can’t begin with a trial.')
  const order: Omit<Order, 'offer'> = {
    ...wish,
    ...{ id: newCheckoutId(shop.random, customerId), openedAt: at },
    ...{ addOns: [...wish.addOns], dropAddOns: [...wish.dropAddOns] },
    ...{ basis: basisOf(customer), status: 'open', awaitsConfirmation: false },
  }
  customer.orders.push({ ...order, offer: offerOf(shop, customer, order, at) })
  return order.id
}

/** What the customer has once it is paid. */
export function purchaseOf(shop: Shop, customer: CustomerState, order: Wish): Purchase {
  const live = liveSubscription(customer)
  // Add-ons alone are paid for by the interval of what they are added to.
  const interval = order.plan === null && live ? live.interval : order.interval
  return changedPurchase(shop, live, { ...order, interval })
}

/** Names what a customer has: an order is for whoever still has that. */
export function basisOf(customer: CustomerState): string {
  const live = liveSubscription(customer)
  if (!live) return `none after ${customer.subscription?.id ?? 'none'}`
  const { id, plan, interval, addOns } = live
  return JSON.stringify([id, plan?.key ?? null, interval, addOns.map(({ key, quantity }) => [key, quantity])])
}

/** An order as its page shows it: with what it costs now, or, when that is past, what it cost when it was opened. */
export function viewOrder(shop: Shop, customer: CustomerState, order: Order, at: number): SimulatedCheckout {
  const { id, status, awaitsConfirmation, successUrl, cancelUrl } = order
  const fits = order.basis === basisOf(customer)
  return {
    ...{ id, awaitsConfirmation, successUrl, cancelUrl },
    status: status === 'open' && !fits ? 'superseded' : status,
    customer: { id: customer.id, name: customer.name, email: customer.email },
    ...(status === 'open' && fits ? offerOf(shop, customer, order, at) : order.offer),
  }
}

function offerOf(shop: Shop, customer: CustomerState, order: Wish, at: number): Offer {
  const live = liveSubscription(customer)
  const after = purchaseOf(shop, customer, order)
  const { interval } = after
  const { currency } = shop
  const common = { currency, interval, items: periodLines(after), renewal: periodPrice(after) }
  if (live) {
    const { credit, dueNow, renewsAt } = quoteNow(customer, live, after, { currency, at })
    return { ...common, credit, dueNow, renewsAt, isTrial: live.status === 'trialing' }
  }
  if (order.trialDays !== null)
    return { ...common, credit: 0, dueNow: 0, renewsAt: at + order.trialDays * dayMs, isTrial: true }
  const dueNow = payable(customer, periodPrice(after))
  const renewsAt = addMonths(at, monthsOf[interval])
  return { ...common, credit: 0, dueNow, renewsAt, isTrial: false }
}
