import Link from 'next/link'
import { AuthCard } from '@/components/auth/auth-card'
import { moneyWords } from '@/components/billing/money'
import { Alert } from '@/components/ui/alert'
import { buttonVariants } from '@/components/ui/button'
import type { SimulatedCheckout } from '@/lib/core/billing/simulator-desk'
import { ConfirmForm } from './confirm-form'
import { OrderSummary } from './order-summary'
import { PayForm } from './pay-form'

/** A checkout as a provider of payments shows it. `wantsCard`: another one than the one whose bank asks. */
export function CheckoutCard({ checkout, wantsCard }: { checkout: SimulatedCheckout; wantsCard: boolean }) {
  const { id, status, customer, awaitsConfirmation, dueNow, currency, isTrial } = checkout
  if (status !== 'open') return <ClosedCheckout checkout={checkout} />
  const pay =
    dueNow > 0 ? `Pay ${moneyWords(dueNow, currency, 'always')}` : isTrial ? 'Start the trial' : 'Confirm'
  return (
    <AuthCard
      title={titleOf(checkout)}
      description={`For ${customer.name}, ${customer.email}`}
      foot={
        <Link href={pathOf(checkout.cancelUrl)} className="standalone-link hover:text-foreground">
          Go back without paying
        </Link>
      }
    >
      <OrderSummary checkout={checkout} />
      {awaitsConfirmation && !wantsCard ? (
        <ConfirmForm id={id} path={`/dev/billing/checkout/${id}`} />
      ) : (
        <PayForm id={id} pay={pay} />
      )}
    </AuthCard>
  )
}

function ClosedCheckout({ checkout }: { checkout: SimulatedCheckout }) {
  const isPaid = checkout.status === 'complete'
  return (
    <AuthCard title={titleOf(checkout)}>
      {isPaid ? (
        <Alert tone="positive">This is paid.</Alert>
      ) : (
        <Alert tone="warning" title="This no longer fits">
          Something else was bought since this page was opened. Nothing was paid here.
        </Alert>
      )}
      <Link
        href={pathOf(isPaid ? checkout.successUrl : checkout.cancelUrl)}
        className={buttonVariants({ variant: 'primary', size: 'lg' })}
      >
        Go back
      </Link>
    </AuthCard>
  )
}

function titleOf({ items, isTrial }: Pick<SimulatedCheckout, 'items' | 'isTrial'>): string {
  const [first] = items
  if (!first) return 'Checkout'
  return isTrial ? `Try ${first.description}` : `Subscribe to ${first.description}`
}

/** Both are pages of this site: the host that it was opened by stays. */
function pathOf(url: string): string {
  const { pathname, search } = new URL(url)
  return pathname + search
}
