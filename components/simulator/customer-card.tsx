import Link from 'next/link'
import { buttonVariants } from '@/components/ui/button'
import { Card, CardContent, CardFooter, CardHeader, CardTitle } from '@/components/ui/card'
import { Time } from '@/components/ui/time'
import type { SimulatedCustomer } from '@/lib/core/billing/simulator-desk'
import { ActForm } from './act-form'
import { cardWords } from './card-words'
import { advanceTo, momentsOf } from './moments'
import { changeCustomer, moveClock } from './simulator-actions'
import { StatusBadge } from './status-badge'

/** A customer: what it has, what happens next, and what can be made to happen. */
export function CustomerCard({ customer, now }: { customer: SimulatedCustomer; now: number }) {
  const { id, name, email, card, fails, subscription } = customer
  const moments = momentsOf(customer)
  return (
    <Card aria-label={name}>
      <CardHeader className="flex flex-wrap items-center justify-between gap-3">
        <div className="min-w-0">
          <CardTitle className="wrap-anywhere">{name}</CardTitle>
          <p className="wrap-anywhere text-muted">{email}</p>
        </div>
        <StatusBadge subscription={subscription} />
      </CardHeader>
      <CardContent className="grid gap-4">
        <dl className="grid gap-x-6 gap-y-1 sm:grid-cols-[8rem_minmax(0,1fr)]">
          <dt className="text-muted">Bought</dt>
          <dd>{boughtWords(subscription)}</dd>
          <dt className="text-muted">Card on file</dt>
          <dd>
            {card ? cardWords(card) : 'None'}
            {fails && <span className="text-danger">, made to fail</span>}
          </dd>
          <dt className="text-muted">Next</dt>
          <dd>
            {moments.length === 0 && 'Nothing happens by itself'}
            {moments.map(({ sentence, at }) => (
              <p key={at}>
                {sentence} <Time value={new Date(at).toISOString()} now={now} />
              </p>
            ))}
          </dd>
        </dl>
        <div className="flex flex-wrap gap-2">
          {moments.map(({ button, at }) => (
            <ActForm
              key={at}
              action={moveClock}
              fields={{ advance: advanceTo(at, now) }}
              aria-label={`Move the clock for ${name}: ${button}`}
              pendingText="Moving the clock…"
            >
              {button}
            </ActForm>
          ))}
        </div>
      </CardContent>
      <CardFooter>
        <ActForm
          action={changeCustomer}
          fields={{ id, fails: fails ? 'no' : 'yes' }}
          pendingText="Changing…"
          aria-label={`${fails ? 'Let payments succeed' : 'Let payments fail'} for ${name}`}
        >
          {fails ? 'Let payments succeed' : 'Let payments fail'}
        </ActForm>
        <Link
          href={`/dev/billing/portal/${id}?returnTo=/dev/billing`}
          className={buttonVariants({ variant: 'ghost', size: 'sm' })}
        >
          Card and invoices
        </Link>
      </CardFooter>
    </Card>
  )
}

function boughtWords(subscription: SimulatedCustomer['subscription']): string {
  if (!subscription) return 'Nothing yet'
  const { plan, addOns, interval, scheduled, cancelAtPeriodEnd, status } = subscription
  const items = [plan, ...addOns.map(({ key, quantity }) => (quantity > 1 ? `${key} × ${quantity}` : key))]
  const bought = `${items.filter((item) => item !== null).join(', ')}, by the ${interval}`
  if (status === 'canceled') return `${bought}, until it was canceled`
  if (scheduled) return `${bought}; becomes ${scheduled.plan}`
  return cancelAtPeriodEnd ? `${bought}; canceled` : bought
}
