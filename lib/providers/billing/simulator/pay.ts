import type { SimulatedPayment, SimulatedPayResult } from '@/lib/core/billing/simulator-desk'
import { AppError } from '@/lib/core/errors'
import { advance, periodLines } from './advance'
import { declined, demandPayment } from './billing'
import { saveCard } from './card'
import { beginPeriods, changeNow } from './change'
import { newId } from './ids'
import { basisOf, purchaseOf } from './order'
import { liveSubscription, type Order, type Purchase, type SimulatedSubscription } from './state'
import { tell, type Work } from './work'

const dayMs = 86_400_000

/**
 * Pays a checkout with a card of the tests. One that is paid already answers the same and charges nothing. Throws
 * PAYMENT_DECLINED, after which another card can be tried, and CONFLICT when the customer has bought something else since.
 */
export function payOrder(
  work: Work,
  order: Order,
  { card, confirm }: SimulatedPayment,
  { pageUrl, at }: { pageUrl: string; at: number },
): SimulatedPayResult {
  const done = { status: 'complete', url: order.successUrl } as const
  if (order.status === 'complete') return done
  if (order.basis !== basisOf(work.customer))
    throw new AppError('CONFLICT', 'Something else was bought since this page was opened.')
  if (card === 'decline') throw declined()
  if (card === 'confirm') {
    order.awaitsConfirmation = true
    return { status: 'open', next: 'confirm', url: pageUrl }
  }
  if (confirm && !order.awaitsConfirmation)
    throw new AppError('CONFLICT', 'No card waits for a confirmation.')
  saveCard(work.customer, confirm ? 'confirmed' : 'good', at)
  buy(work, order, at)
  order.status = 'complete'
  order.awaitsConfirmation = false
  tell(work, 'checkout.session.completed', at)
  return done
}

function buy(work: Work, order: Order, at: number): void {
  const { customer, shop } = work
  const live = liveSubscription(customer)
  const after = purchaseOf(shop, customer, order)
  if (live) {
    Object.assign(live, { cancelAtPeriodEnd: false, scheduled: null })
    return changeNow(work, live, after, { isCardGood: true, at })
  }
  customer.subscription = begin(work, after, order.trialDays, at)
  tell(work, 'customer.subscription.created', at)
  if (order.trialDays === null) demandPayment(work, periodLines(after), true, at)
  // A trial that is shorter than its announcement is announced with its beginning.
  else advance(work, at)
}

function begin(work: Work, after: Purchase, trialDays: number | null, at: number): SimulatedSubscription {
  const trialEndsAt = trialDays === null ? null : at + trialDays * dayMs
  const subscription: SimulatedSubscription = {
    ...after,
    ...{ id: newId(work.shop.random, 'sub'), status: 'active', startedAt: at, anchor: at, months: 0 },
    ...{ period: { start: at, end: trialEndsAt ?? at }, trialEndsAt, isTrialEndTold: false },
    ...{ cancelAtPeriodEnd: false, scheduled: null, overdue: null },
  }
  if (trialEndsAt === null) beginPeriods(subscription, after, at)
  else subscription.status = 'trialing'
  return subscription
}
