import { AppError } from '@/lib/core/errors'
import { overdueInvoice } from './overdue'
import { liveSubscription } from './state'
import { demandSubscription, tell, type Work } from './work'

/** Ends the subscription for good. What was never paid is given up, and what it took from the balance comes back. */
export function endSubscription(work: Work, at: number): void {
  const { customer } = work
  const live = liveSubscription(customer)
  if (!live) return
  const owed = overdueInvoice(customer)
  if (owed) {
    owed.status = 'uncollectible'
    customer.balance += Math.max(0, owed.creditUsed)
  }
  Object.assign(live, { status: 'canceled', overdue: null, scheduled: null })
  tell(work, 'customer.subscription.deleted', at)
}

/** With the period, or with the trial. */
export function cancelAtPeriodEnd(work: Work, at: number): void {
  const subscription = demandSubscription(work.customer)
  if (subscription.cancelAtPeriodEnd)
    throw new AppError('CONFLICT', 'The subscription ends with its period already.')
  Object.assign(subscription, { cancelAtPeriodEnd: true, scheduled: null })
  tell(work, 'customer.subscription.updated', at)
}

/** Takes back a cancellation, or a change that is scheduled. */
export function resume(work: Work, at: number): void {
  const subscription = demandSubscription(work.customer)
  if (!subscription.cancelAtPeriodEnd && !subscription.scheduled)
    throw new AppError('CONFLICT', 'The subscription goes on as it is already.')
  Object.assign(subscription, { cancelAtPeriodEnd: false, scheduled: null })
  tell(work, 'customer.subscription.updated', at)
}
