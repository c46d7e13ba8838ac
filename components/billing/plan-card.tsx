import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import { Card } from '@/components/ui/card'
import { cn } from '@/components/ui/cn'
import { moneyWords } from './money'
import type { BillingInterval, Offer } from './offer'
import { savingWords } from './price-words'

/** A plan with its price, what it gives, and what can be done about it. */
export function PlanCard({ plan, interval, points, badge, note, act, isMarked = false }: PlanCardProps) {
  const saving = interval === 'year' ? savingWords(plan) : null
  return (
    <Card
      aria-labelledby={`plan-${plan.key}`}
      className={cn('flex flex-col gap-5 p-5', isMarked && 'border-accent')}
    >
      <div className="grid gap-1">
        <div className="flex min-h-6 items-center justify-between gap-2">
          <h3 id={`plan-${plan.key}`} className="text-lg font-medium">
            {plan.title}
          </h3>
          {badge}
        </div>
        <Price plan={plan} interval={interval} />
        <p className="min-h-5 text-sm text-muted">{saving ?? note}</p>
      </div>
      <ul className="grid gap-2">
        {points.map((point) => (
          <li key={point} className="flex items-start gap-2">
            <Check aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-positive" />
            {point}
          </li>
        ))}
      </ul>
      {act && <div className="mt-auto grid gap-2">{act}</div>}
    </Card>
  )
}

function Price({ plan: { price }, interval }: Pick<PlanCardProps, 'plan' | 'interval'>) {
  const amount = price[interval]
  if (amount === null) return <p className="text-muted">Not sold by the {interval}</p>
  return (
    <p className="flex items-baseline gap-1.5">
      <span className="text-2xl font-semibold tabular-nums">{moneyWords(amount, price.currency)}</span>
      <span className="text-muted">{amount === 0 ? 'for good' : `a ${interval}`}</span>
    </p>
  )
}

type PlanCardProps = {
  plan: Offer
  interval: BillingInterval
  points: readonly string[]
  badge?: ReactNode
  /** Below the price, where a year saves nothing. */
  note?: ReactNode
  act?: ReactNode
  /** The one that one has. */
  isMarked?: boolean
}
