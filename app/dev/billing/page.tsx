import { CreditCard, Webhook } from 'lucide-react'
import type { Metadata } from 'next'
import { FailedScreen } from '@/components/failure/failed-screen'
import { guarded } from '@/components/failure/guarded'
import { CustomerCard } from '@/components/simulator/customer-card'
import { EventTable } from '@/components/simulator/event-table'
import { SimulatorFrame } from '@/components/simulator/simulator-frame'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { currentTime } from '@/lib/next/current'
import { simulatorOverview } from '@/lib/next/simulator'

/** Not `no-referrer`: a form sent without JavaScript would then say `Origin: null` and be refused. */
export const metadata: Metadata = {
  ...{ title: 'Billing simulator', referrer: 'same-origin' },
  robots: { index: false },
}

export default guarded(FailedScreen, SimulatorPage)

/** The simulator from behind: customers, what happens to them next, and the webhooks that tell of it. */
async function SimulatorPage() {
  const [{ customers, events }, now] = await Promise.all([simulatorOverview(), currentTime()])
  const names = new Map(customers.map(({ id, name }) => [id, name]))
  return (
    <SimulatorFrame>
      <PageHeader title="Billing simulator">
        Time passes by the application’s clock, for everybody at once: whoever moves it far may have to sign
        in again.
      </PageHeader>
      <section className="grid gap-3">
        <h2 className="text-lg font-medium">Customers</h2>
        {customers.length > 0 ? (
          <div className="grid gap-4 lg:grid-cols-2">
            {customers.map((customer) => (
              <CustomerCard key={customer.id} customer={customer} now={now} />
            ))}
          </div>
        ) : (
          <EmptyState icon={CreditCard} title="No customers yet">
            An organization becomes one when it begins to buy something.
          </EmptyState>
        )}
      </section>
      <section className="grid gap-3">
        <h2 className="text-lg font-medium">Webhooks</h2>
        {events.length > 0 ? (
          <EventTable events={events} names={names} now={now} />
        ) : (
          <EmptyState icon={Webhook} title="No webhooks yet">
            The first ones are sent when something is bought.
          </EmptyState>
        )}
      </section>
    </SimulatorFrame>
  )
}
