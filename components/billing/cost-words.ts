import type { BillingState } from '@/lib/features/billing/state'
import { hasLivePlan } from './plan-act'
import { priceWords } from './price-words'

/** What the plan of now costs: by the terms it was taken with, which may be others than it is sold for now. */
export function costWords(billing: BillingState): string {
  const { price } = billing
  const interval = hasLivePlan(billing) ? (billing.interval ?? 'month') : 'month'
  if (!price || price[interval] === 0) return 'Nothing is charged for it.'
  return priceWords({ price }, interval)
}
