import { ChevronRight, ChevronsLeft, FileDown, ReceiptText } from 'lucide-react'
import Link from 'next/link'
import { Badge } from '@/components/ui/badge'
import { buttonVariants } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Day } from '@/components/ui/day'
import { EmptyState } from '@/components/ui/empty-state'
import { FactCell } from '@/components/ui/list/fact-cell'
import type { ListPage } from '@/components/ui/list/read-list'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import type { InvoiceItem } from '@/lib/features/billing/invoices'
import { moneyWords } from './money'

/** The invoices, newest first, each as a PDF. */
export function InvoiceList({ path, page, cursor }: InvoiceListProps) {
  if (page.items.length === 0 && cursor === null) {
    return (
      <EmptyState icon={ReceiptText} title="No invoices yet">
        They appear here after the first payment, each with its PDF.
      </EmptyState>
    )
  }
  return (
    <div className="grid gap-4">
      <Card>
        <Table>
          <TableHead>
            <TableRow>
              <TableHeader>Number</TableHeader>
              <TableHeader>Date</TableHeader>
              <TableHeader>Status</TableHeader>
              <TableHeader className="text-right">Total</TableHeader>
              <TableHeader>
                <span className="sr-only">Document</span>
              </TableHeader>
            </TableRow>
          </TableHead>
          <TableBody>
            {page.items.map((invoice) => (
              <InvoiceRow key={invoice.id} path={path} invoice={invoice} />
            ))}
          </TableBody>
        </Table>
      </Card>
      <InvoicePager path={path} cursor={cursor} nextCursor={page.nextCursor} />
    </div>
  )
}

function InvoiceRow({ path, invoice }: { path: string; invoice: InvoiceItem }) {
  const { id, number, status, total, createdAt } = invoice
  return (
    <TableRow>
      <TableCell className="font-medium wrap-anywhere">{number}</TableCell>
      <FactCell name="Date" className="mt-2 @2xl:mt-0">
        <Day value={createdAt} />
      </FactCell>
      <FactCell name="Status">
        <Badge tone={tones[status]}>{words[status]}</Badge>
      </FactCell>
      <FactCell name="Total" className="@2xl:[&>div]:justify-end">
        <span className="text-foreground">{moneyWords(total.amount, total.currency, 'always')}</span>
      </FactCell>
      <TableCell className="mt-3 @2xl:mt-0 @2xl:text-right">
        <a
          href={`${path}/invoices/${encodeURIComponent(id)}.pdf`}
          aria-label={`PDF of invoice ${number}`}
          className={buttonVariants({ size: 'sm' })}
        >
          <FileDown aria-hidden="true" />
          PDF
        </a>
      </TableCell>
    </TableRow>
  )
}

function InvoicePager({
  path,
  cursor,
  nextCursor,
}: { path: string } & Pick<InvoiceListProps, 'cursor'> & { nextCursor: string | null }) {
  if (cursor === null && nextCursor === null) return null
  return (
    <nav aria-label="Pages of invoices" className="flex justify-between gap-2">
      {cursor !== null && (
        <Link href={`${path}#invoices`} className={buttonVariants({ size: 'sm' })}>
          <ChevronsLeft aria-hidden="true" />
          Newest invoices
        </Link>
      )}
      {nextCursor !== null && (
        <Link
          href={`${path}?${new URLSearchParams({ cursor: nextCursor })}#invoices`}
          className={`${buttonVariants({ size: 'sm' })} ml-auto`}
        >
          Older invoices
          <ChevronRight aria-hidden="true" />
        </Link>
      )}
    </nav>
  )
}

const words = { paid: 'Paid', open: 'Open', void: 'Void', uncollectible: 'Not collected' }
const tones = { paid: 'positive', open: 'warning', void: 'neutral', uncollectible: 'danger' } as const

type InvoiceListProps = {
  /** The address of the billing page. */
  path: string
  page: ListPage<InvoiceItem>
  /** Where this page of them begins; null at the newest. */
  cursor: string | null
}
