import { limitWords } from '@/components/billing/limit-words'
import { planTitle, type BillingInterval, type Offer } from '@/components/billing/offer'
import { priceWords } from '@/components/billing/price-words'

/** What can be bought beside a plan. */
export function AddOnList({ addOns, interval }: AddOnListProps) {
  return (
    <section aria-labelledby="add-ons" className="grid gap-6">
      <div className="grid gap-1">
        <h2 id="add-ons" className="text-xl font-semibold">
          Add-ons
        </h2>
        <p className="text-muted">More of one thing, without another plan.</p>
      </div>
      <ul className="grid gap-px overflow-hidden rounded-lg border bg-border sm:grid-cols-2">
        {addOns.map((addOn) => (
          <li key={addOn.key} className="grid content-start gap-1 bg-surface p-5">
            <div className="flex flex-wrap items-baseline justify-between gap-2">
              <h3 className="font-medium">{addOn.title}</h3>
              <span className="tabular-nums">{priceWords(addOn, interval)}</span>
            </div>
            <p className="text-muted">
              {addOn.limits.map((limit) => `+${limitWords(limit)}`).join(', ')}. {worksWith(addOn.requires)}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

function worksWith(requires: readonly string[]): string {
  if (requires.length === 0) return 'Works with every plan.'
  return `Works with ${new Intl.ListFormat('en').format(requires.map(planTitle))}.`
}

type AddOnListProps = {
  addOns: readonly (Offer & { requires: readonly string[] })[]
  interval: BillingInterval
}
