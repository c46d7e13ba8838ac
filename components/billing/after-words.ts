import type { BillingState } from '@/lib/features/billing/state'

/** What a change of plan has come to: "You are on Enterprise now." */
export function wordsAfter({ scheduled, title }: Pick<BillingState, 'scheduled' | 'title'>): string {
  // From when it holds is said below it, for as long as it is planned.
  if (scheduled) return 'The change is planned.'
  return `You are on ${title ?? 'the new plan'} now.`
}

/** Whether an action has answered what there is now, rather than where it is paid. */
export function isBillingState(answer: unknown): answer is BillingState {
  return typeof answer === 'object' && answer !== null && 'status' in answer
}
