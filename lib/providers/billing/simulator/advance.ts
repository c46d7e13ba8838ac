import { addMonths } from '@/lib/core/billing/period'
import type { SimulatedNext } from '@/lib/core/billing/simulator-desk'
import { isCardOnFileGood, writeInvoice } from './billing'
import { beginPeriods, monthsOf } from './change'
import { endSubscription } from './end'
import { collectRenewal, overdueInvoice } from './overdue'
import { changedPurchase, isSold } from './purchase'
import {
  itemsOf,
  liveSubscription,
  type CustomerState,
  type InvoiceLine,
  type Purchase,
  type SimulatedSubscription,
} from './state'
import { tell, type Shop, type Work } from './work'

const announcedMs = 3 * 86_400_000

/** What happens by itself next, if nobody does anything; null: nothing does. */
export function nextStep(customer: CustomerState): SimulatedNext | null {
  const live = liveSubscription(customer)
  if (!live) return null
  const { status, period, trialEndsAt, isTrialEndTold, overdue, cancelAtPeriodEnd, scheduled } = live
  if (overdue) return { what: 'retry', at: overdue.nextAttemptAt }
  if (status === 'trialing' && trialEndsAt !== null && !isTrialEndTold)
    return { what: 'trial_will_end', at: Math.max(live.startedAt, trialEndsAt - announcedMs) }
  if (cancelAtPeriodEnd) return { what: 'end', at: period.end }
  if (status === 'trialing') return { what: 'trial_end', at: period.end }
  return { what: scheduled ? 'change' : 'renewal', at: period.end }
}

/** Lets everything happen that is due until then, in its order and each at its own time, over any number of periods. */
export function advance(work: Work, until: number): void {
  for (let next = nextStep(work.customer); next && next.at <= until; next = nextStep(work.customer)) {
    takeStep(work, next)
  }
}

function takeStep(work: Work, { what, at }: SimulatedNext): void {
  const live = liveSubscription(work.customer)
  if (!live) return
  switch (what) {
    case 'trial_will_end':
      live.isTrialEndTold = true
      return tell(work, 'customer.subscription.trial_will_end', at)
    case 'trial_end':
      return endTrial(work, live, at)
    case 'end':
      return endSubscription(work, at)
    case 'renewal':
    case 'change':
      return renew(work, live, at)
    case 'retry':
      return retry(work, live, at)
  }
}

/** What was tried is paid for from now on, if there is anything to pay it with. */
function endTrial(work: Work, live: SimulatedSubscription, at: number): void {
  if (!work.customer.card) return endSubscription(work, at)
  becomeScheduled(work.shop, live)
  live.status = 'active'
  beginPeriods(live, live, at)
  chargePeriod(work, live, at)
}

/** Counted from the first day, so that what began on the 31st comes back to it after a shorter month. */
function renew(work: Work, live: SimulatedSubscription, at: number): void {
  live.months += monthsOf[live.interval]
  becomeScheduled(work.shop, live)
  live.period = { start: at, end: addMonths(live.anchor, live.months + monthsOf[live.interval]) }
  chargePeriod(work, live, at)
}

function chargePeriod(work: Work, live: SimulatedSubscription, at: number): void {
  const invoice = writeInvoice(work, [...periodLines(live), ...work.customer.usage], at)
  work.customer.usage = []
  collectRenewal(work, live, invoice, { isCardGood: isCardOnFileGood(work.customer), at })
  tell(work, 'customer.subscription.updated', at)
}

function retry(work: Work, live: SimulatedSubscription, at: number): void {
  const invoice = overdueInvoice(work.customer)
  if (!invoice) return endSubscription(work, at)
  const goesOn = collectRenewal(work, live, invoice, { isCardGood: isCardOnFileGood(work.customer), at })
  if (!goesOn) return endSubscription(work, at)
  tell(work, 'customer.subscription.updated', at)
}

/** One line for each thing that is bought. */
export function periodLines(purchase: Pick<Purchase, 'plan' | 'addOns'>): InvoiceLine[] {
  return itemsOf(purchase).map(({ title, quantity, price }) => ({
    ...{ description: title, quantity },
    amount: price * quantity,
  }))
}

/** An add-on that is not sold by the new interval any more is lost, for nobody is there to be asked. */
function becomeScheduled(shop: Shop, live: SimulatedSubscription): void {
  if (!live.scheduled) return
  const { plan, interval, dropAddOns } = live.scheduled
  const gone = live.addOns.filter(({ key }) => interval !== live.interval && !isSold(shop, key, interval))
  const dropped = [...dropAddOns, ...gone.map(({ key }) => key)]
  const rest = { plan: null, addOns: live.addOns, interval: live.interval }
  const { addOns } = changedPurchase(shop, rest, { plan: null, interval, addOns: [], dropAddOns: dropped })
  Object.assign(live, { plan, addOns, interval, scheduled: null })
}
