import { collect, declined } from './billing'
import type { CustomerState, SimulatedInvoice, SimulatedSubscription } from './state'
import { tell, type Work } from './work'

const dayMs = 86_400_000
/** After the renewal that was not paid. */
const attemptDays = [1, 3, 5] as const

/** The renewal that was not paid; null: nothing is owed. */
export function overdueInvoice({ subscription, invoices }: CustomerState): SimulatedInvoice | null {
  const id = subscription?.overdue?.invoiceId
  return invoices.find((invoice) => invoice.id === id) ?? null
}

/** Takes the money of a renewal. Not paid, the subscription is overdue; after the last attempt, which is false, given up. */
export function collectRenewal(
  work: Work,
  subscription: SimulatedSubscription,
  invoice: SimulatedInvoice,
  { isCardGood, at }: { isCardGood: boolean; at: number },
): boolean {
  if (collect(work, invoice, isCardGood, at)) {
    subscription.status = 'active'
    subscription.overdue = null
    return true
  }
  const failures = subscription.overdue?.failures ?? 0
  const days = attemptDays[failures]
  if (days === undefined) return false
  subscription.status = 'past_due'
  const nextAttemptAt = invoice.createdAt + days * dayMs
  subscription.overdue = { invoiceId: invoice.id, failures: failures + 1, nextAttemptAt }
  return true
}

/** Whoever buys more pays first what they owe. Throws PAYMENT_DECLINED. */
export function settleOverdue(work: Work, isCardGood: boolean, at: number): void {
  const { subscription } = work.customer
  const invoice = overdueInvoice(work.customer)
  if (!subscription || !invoice) return
  if (!isCardGood) throw declined()
  collectRenewal(work, subscription, invoice, { isCardGood, at })
  tell(work, 'customer.subscription.updated', at)
}
