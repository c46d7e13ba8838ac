import { dayWords } from '@/components/ui/day-words'
import type { BillingState } from '@/lib/features/billing/state'
import { hasLivePlan } from './plan-act'

/** Of terms that are no longer sold: how long they hold. Null: the plan is held as it is sold. */
export function earlierWords(state: BillingState): { title: string; words: string } | null {
  const { newer, title } = state
  if (!newer) return null
  const plan = title ?? 'Your plan'
  const choice = hasLivePlan(state) ? ' You can take the new ones below, too.' : ''
  const pays = hasLivePlan(state) ? ' You pay their price from your next period on.' : ''
  const words = newer.movesAt
    ? `You move to the new terms on ${dayWords(newer.movesAt)}.${pays} Until then nothing changes.${choice}`
    : `You keep the terms that you took it under for as long as you have it.${choice}`
  return { title: `${plan} is sold under new terms`, words }
}
