import type { Metadata } from 'next'
import { queryValue, type PageQuery } from '@/components/auth/query'
import { IntervalSwitch } from '@/components/billing/interval-switch'
import { intervalOf, soldOffers, type Offer } from '@/components/billing/offer'
import { PlanCard } from '@/components/billing/plan-card'
import { comparisonRows, planPoints } from '@/components/billing/plan-points'
import { mostSaved } from '@/components/billing/price-words'
import { FailedPart } from '@/components/failure/failed-part'
import { guarded } from '@/components/failure/guarded'
import { AddOnList } from '@/components/pricing/add-on-list'
import { ComparisonTable } from '@/components/pricing/comparison-table'
import { PlanAct } from '@/components/pricing/plan-act'
import { Questions } from '@/components/pricing/questions'
import { currentSession } from '@/lib/next/current'

export const metadata: Metadata = {
  title: 'Pricing',
  description: 'The plans side by side: what each gives, what it costs by the month and by the year.',
}

export default guarded(FailedPart, PricingPage)

async function PricingPage({ searchParams }: PageQuery) {
  const interval = intervalOf(queryValue((await searchParams).interval))
  const isSignedIn = (await currentSession()) !== null
  const { plans, addOns } = soldOffers()
  const first = plans.find(({ price }) => (price.month ?? price.year ?? 0) > 0)
  return (
    <div className="mx-auto grid max-w-280 grid-cols-1 gap-16 px-4 pt-12 pb-20 md:px-6 md:pt-16">
      <section className="relative grid gap-8">
        <div className="flex flex-wrap items-end justify-between gap-6">
          <div className="grid gap-2">
            <h1 className="text-2xl font-semibold text-balance sm:text-3xl">Pricing</h1>
            <p className="max-w-140 text-lg text-pretty text-muted">
              One price for an organization, however many people are in it. Change or cancel at any time.
            </p>
          </div>
          <IntervalSwitch path="/pricing" interval={interval} saved={mostSaved(plans)} />
        </div>
        <h2 className="sr-only">Plans</h2>
        <div className="grid gap-4 md:grid-cols-3">
          {plans.map((plan) => (
            <PlanCard
              key={plan.key}
              plan={plan}
              interval={interval}
              points={planPoints(plan, plans)}
              note={noteOf(plan)}
              act={<PlanAct {...{ plan, interval, isSignedIn }} isPrimary={plan === first} />}
            />
          ))}
        </div>
      </section>
      <section className="grid gap-6">
        <div className="grid gap-1">
          <h2 id="compare" className="text-xl font-semibold">
            Compare plans
          </h2>
          <p className="text-muted">Everything that is not listed here is in every plan.</p>
        </div>
        <ComparisonTable titles={plans.map(({ title }) => title)} rows={comparisonRows(plans)} />
      </section>
      <AddOnList addOns={addOns} interval={interval} />
      <Questions />
    </div>
  )
}

function noteOf({ trialDays, price }: Offer): string {
  if (trialDays !== null) return `${trialDays} days to try it`
  return price.month === 0 ? 'No card needed' : 'For the whole organization'
}
