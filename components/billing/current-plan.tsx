import { Badge } from '@/components/ui/badge'
import { Card, CardContent } from '@/components/ui/card'
import { Day } from '@/components/ui/day'
import type { BillingState } from '@/lib/features/billing/state'
import { limitWords } from './limit-words'
import { costWords } from './cost-words'
import { priceWords } from './price-words'
import { standingOf } from './standing'

/** The plan of now: its price, what comes next, and the add-ons beside it. */
export function CurrentPlan({ billing }: { billing: BillingState }) {
  const { badge, next } = standingOf(billing)
  return (
    <Card aria-labelledby="current-plan">
      <CardContent className="grid gap-4">
        <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
          <div className="grid gap-0.5">
            <h2 id="current-plan" className="flex items-center gap-2 text-lg font-medium">
              {billing.title ?? 'No plan'}
              <Badge tone={badge.tone}>{badge.words}</Badge>
            </h2>
            {billing.plan !== null && <p className="text-muted tabular-nums">{costWords(billing)}</p>}
          </div>
          <p className="grid gap-0.5 sm:text-right">
            <span className="text-sm text-muted">{next.words}</span>
            <Day value={next.at} className="font-medium" />
          </p>
        </div>
        {billing.addOns.length > 0 && (
          <ul aria-label="Add-ons" className="grid gap-1 border-t pt-4">
            {billing.addOns.map(({ key, quantity }) => (
              <HeldAddOn key={key} billing={billing} addOn={key} quantity={quantity} />
            ))}
          </ul>
        )}
      </CardContent>
    </Card>
  )
}

function HeldAddOn({ billing, addOn, quantity }: { billing: BillingState; addOn: string; quantity: number }) {
  const offer = billing.availableAddOns.find(({ key }) => key === addOn)
  if (!offer) return null
  const gives = offer.limits.map((limit) => limitWords({ ...limit, max: times(limit.max, quantity) }))
  return (
    <li className="flex flex-wrap justify-between gap-x-6">
      <span>
        {offer.title} × {quantity} <span className="text-muted">+{gives.join(', ')}</span>
      </span>
      <span className="text-muted tabular-nums">
        {priceWords(offer, billing.interval ?? 'month', quantity)}
      </span>
    </li>
  )
}

/** What is unlimited stays so, however many there are. */
function times(max: number, quantity: number): number {
  return max === -1 ? -1 : max * quantity
}
