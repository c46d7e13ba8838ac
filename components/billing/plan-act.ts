import type { BillingState } from '@/lib/features/billing/state'
import type { BillingInterval, Offer } from './offer'

/** What can be done about a plan. */
export type PlanAct =
  | { kind: 'current' }
  | { kind: 'scheduled'; at: string }
  /** It costs nothing: it is what is left once the subscription is canceled. */
  | { kind: 'cancel' }
  | { kind: 'choose'; words: string }
  | { kind: 'none' }

/** Whether there is a subscription to a plan, rather than to add-ons alone. */
export function hasLivePlan({ subscribed }: Pick<BillingState, 'subscribed'>): boolean {
  return subscribed !== null && subscribed.plan !== null
}

/** Whether the subscription is offered to be canceled. Add-ons alone are taken off one by one, unless they are unpaid. */
export function isCancelable(
  state: Pick<BillingState, 'subscribed' | 'status' | 'cancelAtPeriodEnd'>,
): boolean {
  return !state.cancelAtPeriodEnd && (hasLivePlan(state) || state.status === 'unpaid')
}

/** Whether anything more is charged to the card on file, at once; without a subscription it is paid on a page. */
export function isChargedAtOnce({ subscribed }: Pick<BillingState, 'subscribed'>): boolean {
  return subscribed !== null
}

export function planActOf(state: BillingState, plan: Offer, interval: BillingInterval): PlanAct {
  const price = plan.price[interval]
  const isCurrent = (state.subscribed?.plan ?? state.plan) === plan.key
  const isLive = hasLivePlan(state)
  // It is paid or canceled before anything else is done about it.
  if (state.status === 'unpaid') return { kind: 'none' }
  if (state.scheduled?.plan === plan.key && state.scheduled.interval === interval)
    return { kind: 'scheduled', at: state.scheduled.at }
  if (price === null) return { kind: 'none' }
  if (price === 0) return freeAct(state, isCurrent, isLive)
  if (isCurrent && isLive && state.interval === interval)
    return state.newer
      ? { kind: 'choose', words: `Take the new terms of ${plan.title}` }
      : { kind: 'current' }
  if (isCurrent && isLive) return { kind: 'choose', words: `Pay by the ${interval}` }
  if (isLive) return { kind: 'choose', words: `Change to ${plan.title}` }
  const isTrial = plan.trialDays !== null
  return {
    kind: 'choose',
    words: isTrial ? `Try ${plan.title} for ${plan.trialDays} days` : `Choose ${plan.title}`,
  }
}

function freeAct(state: BillingState, isCurrent: boolean, isLive: boolean): PlanAct {
  if (isLive && state.cancelAtPeriodEnd) return { kind: 'scheduled', at: state.currentPeriod.end }
  if (isLive) return { kind: 'cancel' }
  return isCurrent ? { kind: 'current' } : { kind: 'none' }
}
