import type { PaperDocument } from '@/lib/core/documents/pdf'
import type { CustomerState, SimulatedInvoice } from './state'

/** An invoice as it is put on paper. */
export function invoicePaper(
  brand: string,
  { name, email }: Pick<CustomerState, 'name' | 'email'>,
  { number, status, createdAt, total, lines }: SimulatedInvoice,
): PaperDocument {
  const money = moneyFormat(total.currency)
  return {
    title: `Invoice ${number}`,
    brand,
    facts: [
      ['Billed to', name],
      ['Email', email],
      ['Date', new Date(createdAt).toISOString().slice(0, 10)],
      ['Status', status],
    ],
    paragraphs: [],
    table: {
      head: ['Description', 'Quantity', 'Amount'],
      rows: lines.map(({ description, quantity, amount }) => [description, String(quantity), money(amount)]),
      sums: [['Total', money(total.amount)]],
    },
    footer: 'Made by the billing simulator: no money was taken.',
  }
}

/** Writes minor units; how many make one of the currency is the currency's own. */
function moneyFormat(currency: string): (amount: number) => string {
  const format = new Intl.NumberFormat('en-US', { style: 'currency', currency: currency.toUpperCase() })
  const { maximumFractionDigits = 2 } = format.resolvedOptions()
  return (amount) => format.format(amount / 10 ** maximumFractionDigits)
}
