import { Card } from '@/components/ui/card'
import type { BillingState } from '@/lib/features/billing/state'
import { AddOnForm } from './add-on-form'
import { AddOnQuantity } from './add-on-quantity'
import { limitWords } from './limit-words'
import { planTitle } from './offer'
import { priceWords } from './price-words'

/** The add-ons, how many of each there are, and why one can't be had. */
export function AddOnChoice({ billing, returnTo, isSelling }: AddOnChoiceProps) {
  return (
    <section id="add-ons" aria-labelledby="add-ons-title" className="grid gap-4">
      <h2 id="add-ons-title" className="text-lg font-medium">
        Add-ons
      </h2>
      <Card>
        <ul className="divide-y">
          {billing.availableAddOns.map((addOn) => {
            const quantity = billing.addOns.find(({ key }) => key === addOn.key)?.quantity ?? 0
            return (
              <li key={addOn.key} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 p-5">
                <div className="grid gap-0.5">
                  <h3 className="font-medium">{addOn.title}</h3>
                  <p className="text-muted tabular-nums">
                    +{addOn.limits.map(limitWords).join(', ')} for{' '}
                    {priceWords(addOn, billing.interval ?? 'month')}
                    {addOn.stackable && ' each'}
                  </p>
                </div>
                <Act
                  {...{ addOn, quantity, returnTo }}
                  isSelling={isSelling && billing.status !== 'unpaid'}
                />
              </li>
            )
          })}
        </ul>
      </Card>
    </section>
  )
}

function Act({ addOn, quantity, returnTo, isSelling }: ActProps) {
  if (!addOn.compatible && quantity === 0) return <p className="text-muted">{needsWords(addOn.requires)}</p>
  // That nothing is sold, or the subscription unpaid, is said once, above.
  if (!isSelling) return null
  if (addOn.stackable) return <AddOnQuantity {...{ addOn, quantity, returnTo }} />
  const words = quantity > 0 ? `Remove “${addOn.title}”` : `Add “${addOn.title}”`
  return <AddOnForm {...{ addOn, words, returnTo }} quantity={quantity > 0 ? 0 : 1} isQuiet />
}

function needsWords(requires: readonly string[]): string {
  const titles = new Intl.ListFormat('en', { type: 'disjunction' }).format(requires.map(planTitle))
  return `Needs the ${titles} plan.`
}

type AddOnChoiceProps = { billing: BillingState; returnTo: string | null; isSelling: boolean }

type ActProps = Omit<AddOnChoiceProps, 'billing'> & {
  addOn: BillingState['availableAddOns'][number]
  quantity: number
}
