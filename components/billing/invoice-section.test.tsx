import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import type { InvoiceItem } from '@/lib/features/billing/invoices'
import { InvoiceSection } from './invoice-section'

const invoice: InvoiceItem = {
  ...{ id: 'in_1', number: 'A-0001', status: 'open', createdAt: '2026-12-06T00:00:00.000Z', lines: [] },
  total: { amount: 4_900, currency: 'usd' },
}

const drawn = (
  page: { items: InvoiceItem[]; nextCursor: string | null } | null,
  cursor: string | null = null,
) => renderToStaticMarkup(<InvoiceSection path="/t/acme/billing" page={page} cursor={cursor} />)

it('says that the provider does not answer, and offers another try', () => {
  const html = drawn(null)
  expect(html).toContain('Invoices can’t be shown right now')
  expect(html).toMatch(/<a href="\/t\/acme\/billing"[^>]*>.*Try again/)
})

it('says what stands here once there are some', () => {
  expect(drawn({ items: [], nextCursor: null })).toContain('No invoices yet')
})

it('lists each with its sum, its state and its document, and leads to older ones', () => {
  const html = drawn({ items: [invoice], nextCursor: 'in_1' })
  for (const words of ['A-0001', '$49.00', 'Open', 'December 6, 2026', 'Older invoices'])
    expect(html).toContain(words)
  expect(html).toContain('href="/t/acme/billing/invoices/in_1.pdf"')
  expect(html).toContain('aria-label="PDF of invoice A-0001"')
  expect(html).not.toContain('Newest invoices')
})

it('leads back to the newest from older ones, though they are gone', () => {
  expect(drawn({ items: [], nextCursor: null }, 'in_9')).toContain('Newest invoices')
})
