import { collectRenewal, overdueInvoice } from './overdue'
import { isCardOnFileGood } from './billing'
import type { CustomerState, SavedCard } from './state'
import { tell, type Work } from './work'

/** Cards of the tests, by the numbers that Stripe has for them. `bad` can be saved, and is declined when it is charged. */
const numbers = { good: '4242', confirmed: '3184', bad: '0341' } as const

export function saveCard(customer: CustomerState, kind: keyof typeof numbers, at: number): void {
  const expYear = new Date(at).getUTCFullYear() + 3
  const card: SavedCard = {
    brand: 'visa',
    last4: numbers[kind],
    expMonth: 12,
    expYear,
    isGood: kind !== 'bad',
  }
  customer.card = card
}

/** A new card also pays what is owed. */
export function replaceCard(work: Work, kind: 'good' | 'bad', at: number): void {
  const { customer } = work
  saveCard(customer, kind, at)
  const owed = overdueInvoice(customer)
  if (!owed || !customer.subscription || !isCardOnFileGood(customer)) return
  collectRenewal(work, customer.subscription, owed, { isCardGood: true, at })
  tell(work, 'customer.subscription.updated', at)
}
