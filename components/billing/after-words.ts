import { dayWords } from '@/components/ui/day-words'
import type { BillingState } from '@/lib/features/billing/state'
import { planTitle } from './offer'

/** What a change of plan has come to: "You are on Enterprise now." */
export function wordsAfter({ scheduled, title }: Pick<BillingState, 'scheduled' | 'title'>): string {
  if (scheduled) return `${planTitle(scheduled.plan)} begins on ${dayWords(scheduled.at)}.`
  return `You are on ${title ?? 'the new plan'} now.`
}

/** Whether an action has answered what there is now, rather than where it is paid. */
export function isBillingState(answer: unknown): answer is BillingState {
  return typeof answer === 'object' && answer !== null && 'status' in answer
}
