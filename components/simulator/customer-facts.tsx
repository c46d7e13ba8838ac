import type { ReactNode } from 'react'
import { Time } from '@/components/ui/time'
import type { SimulatedCustomer } from '@/lib/core/billing/simulator-desk'
import { boughtWords } from './bought-words'
import { cardWords } from './card-words'
import { momentsOf } from './moments'

/** What a customer has, what it pays with, and what happens next. */
export function CustomerFacts({ customer, now }: { customer: SimulatedCustomer; now: number }) {
  const { card, fails, isAway } = customer
  const moments = momentsOf(customer)
  return (
    <dl className="grid gap-x-6 gap-y-1 sm:grid-cols-[7rem_minmax(0,1fr)]">
      <Fact label="Bought">{boughtWords(customer)}</Fact>
      <Fact label="Card on file">
        {card ? cardWords(card) : 'None'}
        {fails && <span className="text-danger">; payments are made to fail</span>}
      </Fact>
      {isAway && (
        <Fact label="Answers">
          <span className="text-danger">None: the application finds that its payment provider is away</span>
        </Fact>
      )}
      <Fact label="Next">
        {moments.length === 0 && 'Nothing happens by itself'}
        {moments.map(({ sentence, at }) => (
          <p key={at}>
            {sentence} <Time value={new Date(at).toISOString()} now={now} />
          </p>
        ))}
      </Fact>
    </dl>
  )
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted">{label}</dt>
      <dd className="mb-2 sm:mb-0">{children}</dd>
    </>
  )
}
