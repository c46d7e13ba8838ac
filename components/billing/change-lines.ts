import { dayWords } from '@/components/ui/day-words'
import type { ChangePreview } from '@/lib/features/billing/preview-change'
import { countWords, featureWords, unitWords } from './limit-words'
import { moneyWords } from './money'
import { planTitle, type BillingInterval, type Offer } from './offer'
import { priceWords } from './price-words'

/** What a change of plan means, each point a name and what there is to say of it. */
export function changeLines(preview: ChangePreview): { name: string; points: string[] }[] {
  const { gains, loses, limits, dropsAddOns } = preview
  const lines = [
    { name: 'You gain', points: gains.map(featureWords) },
    { name: 'You lose', points: loses.map(featureWords) },
    {
      name: 'Limits',
      points: limits.map(
        (limit) =>
          `${countWords(limit.after)} ${unitWords(limit, limit.after)} instead of ${countWords(limit.before)}`,
      ),
    },
    { name: 'Add-ons that end with it', points: dropsAddOns.map(planTitle) },
  ]
  return lines.filter(({ points }) => points.length > 0)
}

/** What it costs, and from when it holds. */
export function costLines(
  { when, effectiveAt, charge }: ChangePreview,
  offer: Pick<Offer, 'price'>,
  interval: BillingInterval,
): { name: string; words: string }[] {
  if (charge === null || when === 'checkout') {
    return [{ name: 'Price', words: priceWords(offer, interval) }]
  }
  const { currency, credit, dueNow, renewal, renewsAt } = charge
  const money = (amount: number) => moneyWords(amount, currency)
  const rest = credit > 0 ? `, with ${money(credit)} for what is left of the plan of now taken off` : ''
  return [
    {
      name: 'From',
      words:
        when === 'now' || effectiveAt === null ? 'Now' : `${dayWords(effectiveAt)}, the end of this period`,
    },
    { name: 'Due today', words: dueNow === 0 ? 'Nothing' : money(dueNow) + rest },
    { name: 'After that', words: `${money(renewal)} a ${interval}, next on ${dayWords(renewsAt)}` },
  ]
}

/** The button that does it. `act`: what it does, as its link said it. */
export function changeWords({ when, charge, effectiveAt }: ChangePreview, act: string): string {
  if (when === 'period_end' && effectiveAt) return `${act} on ${dayWords(effectiveAt)}`
  const due = charge?.dueNow ?? 0
  return due > 0 && charge ? `${act}: ${moneyWords(due, charge.currency)} now` : act
}
