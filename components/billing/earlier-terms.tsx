import { Alert } from '@/components/ui/alert'
import type { BillingState } from '@/lib/features/billing/state'
import { ChangeLink } from './change-link'
import { earlierWords } from './earlier-words'
import { planActOf } from './plan-act'

/** Says that the plan is sold under other terms by now, what becomes of the earlier ones, and leads to the difference. */
export function EarlierTerms({ billing, slug, isSelling }: EarlierTermsProps) {
  const offer = billing.plans.find(({ current }) => current)
  const said = earlierWords(billing)
  if (!said || !offer) return null
  const interval = billing.interval ?? 'month'
  const act = planActOf(billing, offer, interval)
  return (
    <Alert title={said.title}>
      <p>{said.words}</p>
      {act.kind === 'choose' && isSelling && (
        <p className="mt-2 mb-1">
          <ChangeLink {...{ slug, offer, interval }} returnTo={null} words={act.words} isPrimary={false} />
        </p>
      )}
    </Alert>
  )
}

type EarlierTermsProps = { billing: BillingState; slug: string; isSelling: boolean }
