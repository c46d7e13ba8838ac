import { moneyWords } from '@/components/billing/money'
import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import type { Invoice } from '@/lib/core/billing/provider'
import { dayWords } from './day-words'

const statuses = {
  paid: { tone: 'positive', text: 'Paid' },
  open: { tone: 'warning', text: 'Open' },
  void: { tone: 'neutral', text: 'Void' },
  uncollectible: { tone: 'danger', text: 'Given up' },
} as const

/** Invoices, newest first, with their lines. */
export function InvoiceTable({ invoices }: { invoices: readonly Invoice[] }) {
  return (
    <Card aria-label="Invoices">
      <Table>
        <TableHead>
          <TableRow>
            <TableHeader>Invoice</TableHeader>
            <TableHeader>For</TableHeader>
            <TableHeader>Status</TableHeader>
            <TableHeader className="text-right">Total</TableHeader>
          </TableRow>
        </TableHead>
        <TableBody>
          {invoices.map(({ id, number, createdAt, lines, status, total }) => (
            <TableRow key={id}>
              <TableCell>
                <p className="font-mono text-sm">{number}</p>
                <p className="text-sm text-muted">{dayWords(createdAt)}</p>
              </TableCell>
              <TableCell className="text-sm">
                {lines.map(({ description, amount }, place) => (
                  <p key={place} className="tabular-nums">
                    {description}{' '}
                    <span className="text-muted">{moneyWords(amount, total.currency, 'always')}</span>
                  </p>
                ))}
              </TableCell>
              <TableCell className="py-1">
                <Badge tone={statuses[status].tone}>{statuses[status].text}</Badge>
              </TableCell>
              <TableCell className="font-medium tabular-nums @2xl:text-right">
                {moneyWords(total.amount, total.currency, 'always')}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Card>
  )
}
