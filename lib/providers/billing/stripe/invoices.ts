import type Stripe from 'stripe'
import type { Invoice, InvoiceStatus } from '../../../core/billing/provider'
import type { Shop } from './shop'

const statuses: readonly InvoiceStatus[] = ['paid', 'open', 'void', 'uncollectible']

/** Newest first. A page may hold fewer than asked for: drafts are not told of. */
export async function listInvoices(
  shop: Shop,
  customer: string,
  { cursor, limit }: { readonly cursor?: string; readonly limit: number },
): Promise<{ items: Invoice[]; nextCursor: string | null }> {
  const { data, has_more } = await shop.stripe.invoices.list({
    ...{ customer, limit },
    ...(cursor !== undefined && { starting_after: cursor }),
  })
  const read = await Promise.all(data.map((invoice) => toInvoice(shop, invoice)))
  const last = data.at(-1)
  return { items: read.flatMap((invoice) => invoice ?? []), nextCursor: has_more && last ? last.id : null }
}

async function toInvoice(shop: Shop, invoice: Stripe.Invoice): Promise<Invoice | null> {
  const status = statuses.find((one) => one === invoice.status)
  if (!status) return null
  const { id, number, total, currency, created } = invoice
  const lines = await linesOf(shop, invoice)
  return {
    ...{ id, number: number ?? id, status, total: { amount: total, currency }, createdAt: created * 1_000 },
    lines: lines.map(({ description, quantity, amount }) => ({
      ...{ description: description ?? '', quantity: quantity ?? 1, amount },
    })),
  }
}

/** With an invoice come its first lines. */
async function linesOf({ stripe }: Shop, { id, lines }: Stripe.Invoice) {
  if (!lines.has_more) return lines.data
  const all: Stripe.InvoiceLineItem[] = []
  for await (const line of stripe.invoices.listLineItems(id, { limit: 100 })) all.push(line)
  return all
}
