import { RotateCw } from 'lucide-react'
import { Alert } from '@/components/ui/alert'
import { buttonVariants } from '@/components/ui/button'
import type { ListPage } from '@/components/ui/list/read-list'
import type { InvoiceItem } from '@/lib/features/billing/invoices'
import { InvoiceList } from './invoice-list'

/** The invoices; while the provider does not answer, that, and another try. The page around it stands. */
export function InvoiceSection({ path, page, cursor }: InvoiceSectionProps) {
  return (
    <section id="invoices" aria-labelledby="invoices-title" className="grid gap-4">
      <h2 id="invoices-title" className="text-lg font-medium">
        Invoices
      </h2>
      {page === null ? (
        <Alert tone="warning" title="Invoices can’t be shown right now">
          <p>The payment provider does not answer. Everything else on this page is current.</p>
          <a href={path} className={`${buttonVariants({ size: 'sm' })} mt-2 mb-1`}>
            <RotateCw aria-hidden="true" />
            Try again
          </a>
        </Alert>
      ) : (
        <InvoiceList path={path} page={page} cursor={cursor} />
      )}
    </section>
  )
}

type InvoiceSectionProps = {
  path: string
  /** Null: they can't be had right now. */
  page: ListPage<InvoiceItem> | null
  cursor: string | null
}
