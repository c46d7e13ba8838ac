import { ChevronLeft, ReceiptText } from 'lucide-react'
import type { Metadata } from 'next'
import Link from 'next/link'
import { FailedScreen } from '@/components/failure/failed-screen'
import { guarded } from '@/components/failure/guarded'
import { CardActs } from '@/components/simulator/card-acts'
import { cardWords } from '@/components/simulator/card-words'
import { InvoiceTable } from '@/components/simulator/invoice-table'
import { SimulatorFrame } from '@/components/simulator/simulator-frame'
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { safePath } from '@/lib/core/action/redirect'
import { simulatedCustomer } from '@/lib/next/simulator'

/** Not `no-referrer`: a form sent without JavaScript would then say `Origin: null` and be refused. */
export const metadata: Metadata = {
  title: 'Billing portal',
  referrer: 'same-origin',
  robots: { index: false },
}

export default guarded(FailedScreen, PortalPage)

/** Where customers of a provider look after their card and find their invoices. */
async function PortalPage({ params, searchParams }: PortalPageProps) {
  const [{ customer: id }, { returnTo }] = await Promise.all([params, searchParams])
  const { customer, invoices } = await simulatedCustomer(id)
  const { name, email, card, balance } = customer
  return (
    <SimulatorFrame>
      <Link
        href={safePath(returnTo, '/dev/billing')}
        className="standalone-link flex items-center gap-1 justify-self-start text-muted hover:text-foreground"
      >
        <ChevronLeft aria-hidden="true" className="size-4" />
        Go back
      </Link>
      <PageHeader title={name}>{`Billed to ${email}.`}</PageHeader>
      <Card>
        <CardHeader>
          <CardTitle>Card on file</CardTitle>
          <CardDescription>
            {card ? cardWords(card) : 'None: the next payment can’t be made.'}
          </CardDescription>
        </CardHeader>
        <CardContent>
          <CardActs id={id} hasCard={card !== null} />
        </CardContent>
      </Card>
      <section className="grid gap-3">
        <h2 className="text-lg font-medium">Invoices</h2>
        {balance > 0 && <p className="text-muted">Later invoices take from what was paid and not used up.</p>}
        {invoices.length > 0 ? (
          <InvoiceTable invoices={invoices} />
        ) : (
          <EmptyState icon={ReceiptText} title="No invoices yet">
            The first one is written with the first payment.
          </EmptyState>
        )}
      </section>
    </SimulatorFrame>
  )
}

type PortalPageProps = {
  params: Promise<{ customer: string }>
  searchParams: Promise<{ returnTo?: string | string[] }>
}
