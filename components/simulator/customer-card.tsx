import { FastForward } from 'lucide-react'
import Link from 'next/link'
import { buttonVariants } from '@/components/ui/button'
import { Card, CardContent, CardFooter, CardHeader, CardTitle } from '@/components/ui/card'
import type { SimulatedCustomer } from '@/lib/core/billing/simulator-desk'
import { ActForm } from '@/components/ui/act-form'
import { CustomerFacts } from './customer-facts'
import { advanceTo, momentsOf } from './moments'
import { changeCustomer, moveClock } from './simulator-actions'
import { StatusBadge } from './status-badge'

/** A customer: what it has, what happens next, and what can be made to happen. */
export function CustomerCard({ customer, now }: { customer: SimulatedCustomer; now: number }) {
  const { id, name, email, fails, isAway, subscription } = customer
  return (
    <Card aria-label={name} className="flex flex-col">
      <CardHeader>
        <div className="flex flex-wrap items-center justify-between gap-3">
          <CardTitle className="wrap-anywhere">{name}</CardTitle>
          <StatusBadge subscription={subscription} />
        </div>
        <p className="wrap-anywhere text-muted">{email}</p>
      </CardHeader>
      <CardContent className="grid flex-1 content-start gap-4">
        <CustomerFacts customer={customer} now={now} />
        <ClockActs customer={customer} now={now} />
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
        <ActForm
          action={changeCustomer}
          fields={{ id, away: isAway ? 'no' : 'yes' }}
          pendingText="Changing…"
          aria-label={`${isAway ? 'Answer again' : 'Stop answering'} for ${name}`}
        >
          {isAway ? 'Answer again' : 'Stop answering'}
        </ActForm>
        <Link
          href={`/dev/billing/portal/${id}?returnTo=/dev/billing`}
          aria-label={`Card and invoices of ${name}`}
          className={buttonVariants({ variant: 'ghost', size: 'sm' })}
        >
          Card and invoices
        </Link>
      </CardFooter>
    </Card>
  )
}

/** Moves the clock to what happens next. */
function ClockActs({ customer, now }: { customer: SimulatedCustomer; now: number }) {
  const moments = momentsOf(customer)
  if (moments.length === 0) return null
  return (
    <div className="flex flex-wrap gap-2">
      {moments.map(({ button, at }) => (
        <ActForm
          key={at}
          action={moveClock}
          fields={{ advance: advanceTo(at, now) }}
          aria-label={`${button} of ${customer.name}`}
          pendingText="Moving the clock…"
        >
          <FastForward aria-hidden="true" />
          {button}
        </ActForm>
      ))}
    </div>
  )
}
