import { AppError } from '@/lib/core/errors'
import { newId } from './ids'
import type { CustomerState, InvoiceLine, SimulatedInvoice } from './state'
import { tell, type Work } from './work'

/** What the lines come to: less than nothing when more is given back than is taken. */
export function sumOf(lines: readonly InvoiceLine[]): number {
  return lines.reduce((sum, { amount }) => sum + amount, 0)
}

/** What is left to pay of a sum after the balance. */
export function payable(customer: CustomerState, sum: number): number {
  return Math.max(0, sum - customer.balance)
}

/** Writes an invoice, with what it takes from the balance or leaves on it, so that its lines add up to its total. */
export function writeInvoice({ customer, shop }: Work, lines: InvoiceLine[], at: number): SimulatedInvoice {
  const sum = sumOf(lines)
  const total = payable(customer, sum)
  const creditUsed = sum - total
  customer.balance -= creditUsed
  const description = creditUsed > 0 ? 'From earlier credit' : 'Kept as credit'
  const invoice: SimulatedInvoice = {
    id: newId(shop.random, 'in'),
    number: `SIM-${customer.id.slice(-6).toUpperCase()}-${String(customer.invoices.length + 1).padStart(4, '0')}`,
    status: 'open',
    total: { amount: total, currency: shop.currency },
    createdAt: at,
    lines: creditUsed === 0 ? lines : [...lines, { description, quantity: 1, amount: -creditUsed }],
    creditUsed,
  }
  customer.invoices.push(invoice)
  return invoice
}

/** Takes the money of an open invoice; false when the card refuses. */
export function collect(work: Work, invoice: SimulatedInvoice, isCardGood: boolean, at: number): boolean {
  const { amount } = invoice.total
  const isPaid = amount === 0 || isCardGood
  if (isPaid) {
    invoice.status = 'paid'
    if (amount > 0)
      work.customer.charges.push({
        ...{ id: newId(work.shop.random, 'ch'), invoiceId: invoice.id },
        ...{ amount, at },
      })
  }
  tell(work, isPaid ? 'invoice.paid' : 'invoice.payment_failed', at)
  return isPaid
}

/** Charges at once. Throws PAYMENT_DECLINED, which takes back everything that was changed with it. */
export function demandPayment(work: Work, lines: InvoiceLine[], isCardGood: boolean, at: number): void {
  if (lines.length === 0) return
  if (!collect(work, writeInvoice(work, lines, at), isCardGood, at)) throw declined()
}

/** Whether what is charged to the card on file is paid. */
export function isCardOnFileGood({ card, fails }: CustomerState): boolean {
  return !fails && card !== null && card.isGood
}

export function declined(): AppError {
  return new AppError('PAYMENT_DECLINED', 'The card was declined. Nothing was bought.')
}
