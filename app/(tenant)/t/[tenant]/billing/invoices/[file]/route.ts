import { redirect } from 'next/navigation'
import { noFile } from '@/lib/next/no-file'

/**
 * An invoice's document. The address is one of this page's rather than of the API, so that an expired session is renewed
 * on the way, without JavaScript too.
 */
export async function GET(_request: Request, { params }: { params: Promise<{ file: string }> }) {
  const { file } = await params
  return /^[\w-]{1,255}\.pdf$/.test(file) ? redirect(`/api/billing/invoices/${file}`) : noFile()
}
