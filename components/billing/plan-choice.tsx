import { Badge } from '@/components/ui/badge'
import { buttonVariants } from '@/components/ui/button'
import { dayWords } from '@/components/ui/day-words'
import type { BillingState } from '@/lib/features/billing/state'
import { ChangeLink } from './change-link'
import { IntervalSwitch } from './interval-switch'
import type { BillingInterval, Offer } from './offer'
import { planActOf, type PlanAct } from './plan-act'
import { PlanCard } from './plan-card'
import { planPoints } from './plan-points'
import { mostSaved } from './price-words'

/** The plans by the month or the year, each with what can be done about it. */
export function PlanChoice({ billing, path, slug, interval, returnTo, isSelling }: PlanChoiceProps) {
  const { plans } = billing
  return (
    <section id="plans" aria-labelledby="plans-title" className="grid gap-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 id="plans-title" className="text-lg font-medium">
          Plans
        </h2>
        <IntervalSwitch
          path={path}
          query={returnTo ? { return: returnTo } : {}}
          interval={interval}
          saved={mostSaved(plans)}
        />
      </div>
      <div className="grid gap-4 lg:grid-cols-3">
        {plans.map((plan) => (
          <PlanOf key={plan.key} {...{ billing, plan, slug, interval, returnTo, isSelling }} />
        ))}
      </div>
    </section>
  )
}

function PlanOf({ billing, plan, slug, interval, returnTo, isSelling }: PlanOfProps) {
  const act = planActOf(billing, plan, interval)
  return (
    <PlanCard
      plan={plan}
      interval={interval}
      points={planPoints(plan, billing.plans)}
      isMarked={plan.current}
      badge={
        plan.current && <Badge tone="accent">{billing.newer ? 'Your plan, as sold now' : 'Your plan'}</Badge>
      }
      note={plan.current && billing.newer ? 'You have it under earlier terms' : noteOf(plan, act)}
      act={
        <>
          {act.kind === 'choose' && isSelling && (
            <ChangeLink
              {...{ slug, interval, returnTo }}
              offer={plan}
              words={act.words}
              isPrimary={plan === nextPlan(billing)}
            />
          )}
          {act.kind === 'cancel' && (
            <a href="#cancel" className={buttonVariants()}>
              Go back to {plan.title}
            </a>
          )}
          {act.kind === 'scheduled' && <p className="text-muted">From {dayWords(act.at)}</p>}
        </>
      }
    />
  )
}

/** The next larger one than the plan of now: what is offered first. */
function nextPlan({ plans }: BillingState): Offer | undefined {
  const cost = ({ price }: Offer) => price.month ?? (price.year ?? 0) / 12
  const current = plans.find((plan) => plan.current)
  const larger = plans.filter((plan) => cost(plan) > (current ? cost(current) : 0))
  return larger.toSorted((one, other) => cost(one) - cost(other))[0]
}

function noteOf(plan: Offer, act: PlanAct): string {
  if (plan.trialDays !== null && act.kind === 'choose') return `${plan.trialDays} days to try it`
  return plan.price.month === 0 ? 'No card needed' : 'For the whole organization'
}

type PlanChoiceProps = {
  billing: BillingState
  /** The address of this page. */
  path: string
  slug: string
  interval: BillingInterval
  /** What the person was doing. */
  returnTo: string | null
  isSelling: boolean
}

type PlanOfProps = Omit<PlanChoiceProps, 'path'> & { plan: Offer & { current: boolean } }
