import type { ChangeQuote } from '@/lib/core/billing/provider'
import { addMonths } from '@/lib/core/billing/period'
import { demandPayment, payable, sumOf } from './billing'
import { overdueInvoice, settleOverdue } from './overdue'
import {
  itemsOf,
  periodPrice,
  type CustomerState,
  type InvoiceLine,
  type Item,
  type Purchase,
  type SimulatedSubscription,
} from './state'
import { tell, type Work } from './work'

export const monthsOf = { month: 1, year: 12 } as const

/** Makes a subscription another at once, and charges the difference. Throws PAYMENT_DECLINED, and then nothing is kept. */
export function changeNow(
  work: Work,
  subscription: SimulatedSubscription,
  after: Purchase,
  { isCardGood, at }: { isCardGood: boolean; at: number },
): void {
  settleOverdue(work, isCardGood, at)
  demandPayment(work, costLines(subscription, after, at), isCardGood, at)
  if (startsAnew(subscription, after)) beginPeriods(subscription, after, at)
  Object.assign(subscription, after)
  tell(work, 'customer.subscription.updated', at)
}

/** What `changeNow` charges, for the same customer at the same time. */
export function quoteNow(
  customer: CustomerState,
  subscription: SimulatedSubscription,
  after: Purchase,
  { currency, at }: { currency: string; at: number },
): ChangeQuote {
  const lines = costLines(subscription, after, at)
  const credit = Math.abs(sumOf(lines.filter(({ amount }) => amount < 0)))
  const owed = overdueInvoice(customer)?.total.amount ?? 0
  const renewsAt = startsAnew(subscription, after)
    ? addMonths(at, monthsOf[after.interval])
    : subscription.period.end
  return {
    ...{ currency, credit, renewsAt, renewal: periodPrice(after) },
    dueNow: owed + payable(customer, sumOf(lines)),
  }
}

/** From now on: counted by another interval, for an interval that has begun can't become another. */
export function beginPeriods(
  subscription: SimulatedSubscription,
  { interval }: Pick<Purchase, 'interval'>,
  at: number,
): void {
  subscription.anchor = at
  subscription.months = 0
  subscription.period = { start: at, end: addMonths(at, monthsOf[interval]) }
}

function startsAnew(subscription: SimulatedSubscription, after: Purchase): boolean {
  return subscription.status !== 'trialing' && subscription.interval !== after.interval
}

/** What is left of the time that was paid for is given back; what is new is paid for the same time, or for its first period. */
function costLines(subscription: SimulatedSubscription, after: Purchase, at: number): InvoiceLine[] {
  if (subscription.status === 'trialing') return []
  const { start, end } = subscription.period
  const left = Math.max(0, end - at) / (end - start)
  const isAnew = startsAnew(subscription, after)
  const [before, next] = [itemsOf(subscription), itemsOf(after)]
  const isKept = (item: Item, others: Item[]) => !isAnew && others.some((other) => isSame(item, other))
  return [
    ...before
      .filter((item) => !isKept(item, next))
      .map((item) => lineOf(`Unused time of ${item.title}`, item, -left)),
    ...next
      .filter((item) => !isKept(item, before))
      .map((item) =>
        isAnew ? lineOf(item.title, item, 1) : lineOf(`Remaining time of ${item.title}`, item, left),
      ),
  ].filter(({ amount }) => amount !== 0)
}

function lineOf(description: string, { quantity, price }: Item, share: number): InvoiceLine {
  // The magnitude is rounded, so that what is taken and given back at one moment is the same.
  const amount = Math.sign(share) * Math.round(price * quantity * Math.abs(share))
  return { description, quantity, amount }
}

function isSame(one: Item, other: Item): boolean {
  return one.key === other.key && one.quantity === other.quantity && one.price === other.price
}
