import { AppError } from '../../../core/errors'
import { isMissing } from './failures'
import { idOf } from './id-of'
import type { Shop } from './shop'

const mostBytes = 10_485_760
const mostRedirects = 3

/** Null: this customer has no such invoice, or it is still a draft. */
export async function invoicePdf(
  shop: Shop,
  customerId: string,
  invoiceId: string,
): Promise<Uint8Array | null> {
  const invoice = await shop.stripe.invoices.retrieve(invoiceId).catch((error: unknown) => {
    if (isMissing(error)) return null
    throw error
  })
  if (!invoice?.customer || idOf(invoice.customer) !== customerId || !invoice.invoice_pdf) return null
  try {
    return await download(shop, new URL(invoice.invoice_pdf), AbortSignal.timeout(shop.timeoutMs))
  } catch (error) {
    const words = 'The payment provider does not give out the invoice right now. Try again in a moment.'
    throw new AppError('UNAVAILABLE', words, { retryAfterMs: 2_000 }, { cause: error })
  }
}

/** The address says who may read the document, so it goes to Stripe alone: redirects are looked at one by one. */
async function download(shop: Shop, first: URL, signal: AbortSignal): Promise<Uint8Array> {
  let url = first
  for (let hops = 0; hops <= mostRedirects; hops++) {
    if (!isOfStripe(shop, url)) throw new Error(`an invoice at ${url.protocol}//${url.host}`)
    const answer = await fetch(url, { signal, redirect: 'manual' })
    const location = answer.headers.get('location')
    if (answer.status < 300 || answer.status > 399 || location === null) return readPdf(answer)
    await answer.body?.cancel()
    url = new URL(location, url)
  }
  throw new Error('an invoice behind too many redirects')
}

function isOfStripe({ standIn }: Shop, { protocol, hostname, origin }: URL): boolean {
  if (standIn) return origin === standIn.origin
  return protocol === 'https:' && (hostname === 'stripe.com' || hostname.endsWith('.stripe.com'))
}

async function readPdf(answer: Response): Promise<Uint8Array> {
  if (answer.status !== 200 || !answer.body) throw new Error(`an invoice answered with ${answer.status}`)
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of answer.body) {
    size += chunk.byteLength
    if (size > mostBytes) throw new Error('an invoice of more than 10 MiB')
    chunks.push(chunk)
  }
  const bytes = Buffer.concat(chunks)
  if (bytes.subarray(0, 5).toString('latin1') !== '%PDF-') throw new Error('an invoice that is no PDF')
  return new Uint8Array(bytes)
}
