import { unitWords } from '@/components/billing/limit-words'
import { dayWords } from '@/components/ui/day-words'
import type { FormState } from '@/lib/core/action/form-state'
import type { LimitState } from '@/lib/core/access/decision'

/** A summary that was asked for. */
export type SummaryState = FormState & { summary?: string; usage?: LimitState | null }

export const idleSummary: SummaryState = { status: 'idle' }

/** What is left to be asked for: "9 of 10 summaries left until December 22, 2026." Nothing where nothing is limited. */
export function quotaWords(usage: LimitState | null | undefined): string | null {
  if (!usage || usage.max === -1) return null
  const { key, max, remaining, resetsAt } = usage
  const unit = unitWords({ key, entitlement: 'ai:generate' }, max)
  const until = resetsAt === null ? '' : ` until ${dayWords(resetsAt)}`
  const left = remaining === 0 ? 'None' : remaining.toLocaleString('en-US')
  return `${left} of ${max.toLocaleString('en-US')} ${unit} left${until}.`
}
