import { z } from 'zod'
import { defineAction, type AnyAction } from '@/lib/core/action/action'
import { AppError } from '@/lib/core/errors'
import { notFound } from '../access/feature'
import { pageSchema, timeSchema } from '../access/schemas'
import { accountRef, billingPermission, sellingProvider, type BillingFeature } from './feature'
import { providerReads } from './limits'

/** Ids of providers: `in_1QabC…`. */
const invoiceId = z.string().regex(/^[\w-]{1,255}$/, 'This is no id of an invoice.')

const invoiceSchema = z
  .object({
    id: z.string(),
    number: z.string(),
    status: z.enum(['paid', 'open', 'void', 'uncollectible']),
    total: z.object({ amount: z.int().describe('Minor units.'), currency: z.string() }),
    createdAt: timeSchema,
    lines: z.array(z.object({ description: z.string(), quantity: z.int(), amount: z.int() })),
  })
  .meta({ id: 'Invoice' })

export type InvoiceItem = z.output<typeof invoiceSchema>

export function listInvoicesAction(feature: BillingFeature): AnyAction {
  return defineAction({
    key: 'listInvoices',
    name: 'billing.list_invoices',
    method: 'GET',
    path: '/api/billing/invoices',
    tag: 'Billing',
    summary: 'The invoices, newest first',
    authentication: 'session',
    tenant: { entitlement: billingPermission },
    query: z.object({
      cursor: invoiceId.optional(),
      limit: z.coerce.number().int().min(1).max(100).default(20),
    }),
    answers: { 200: { description: 'A page of them.', schema: pageSchema(invoiceSchema) } },
    errors: ['UNAVAILABLE'],
    limits: [providerReads],
    audit: null,
    async handler(page, context) {
      const { provider } = feature
      const account = provider && (await feature.tenancy.billing.account(accountRef(provider, context)))
      if (!account) return { status: 200, body: { items: [], nextCursor: null } }
      const { items, nextCursor } = await provider.invoices(account.customerId, page)
      const dated = items.map((invoice) => ({
        ...invoice,
        createdAt: new Date(invoice.createdAt).toISOString(),
      }))
      return { status: 200, body: { items: dated, nextCursor } }
    },
  })
}

export function readInvoicePdfAction(feature: BillingFeature): AnyAction {
  return defineAction({
    key: 'readInvoicePdf',
    name: 'billing.read_invoice_pdf',
    method: 'GET',
    path: '/api/billing/invoices/:id.pdf',
    tag: 'Billing',
    summary: 'An invoice as a PDF',
    authentication: 'session',
    tenant: { entitlement: billingPermission },
    params: z.object({ id: invoiceId }),
    answers: { 200: { description: 'The document.', contentType: 'application/pdf' } },
    errors: ['NOT_FOUND', 'UNAVAILABLE'],
    limits: [providerReads],
    audit: null,
    async handler({ id }, context) {
      const provider = sellingProvider(feature)
      const account = await feature.tenancy.billing.account(accountRef(provider, context))
      const pdf = account && (await provider.invoicePdf(account.customerId, id))
      if (!pdf) throw notFound('invoice')
      return { status: 200, body: pdf, headers: pdfHeaders(`invoice-${id}.pdf`) }
    },
  })
}

export function pdfHeaders(name: string): Record<string, string> {
  if (!/^[\w.-]+$/.test(name)) throw new AppError('INTERNAL', 'A file name must be plain.')
  return { 'Content-Type': 'application/pdf', 'Content-Disposition': `attachment; filename="${name}"` }
}
