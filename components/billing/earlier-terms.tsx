import { Alert } from '@/components/ui/alert'
import type { BillingState } from '@/lib/features/billing/state'
import { earlierWords } from './earlier-words'

/** Says that the plan is sold under other terms by now, and what becomes of the earlier ones. */
export function EarlierTerms({ billing }: { billing: BillingState }) {
  const said = earlierWords(billing)
  return said && <Alert title={said.title}>{said.words}</Alert>
}
