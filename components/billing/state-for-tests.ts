import type { BillingState } from '@/lib/features/billing/state'
import { soldOffers } from './offer'

/** Pro, given up unpaid: the default plan holds meanwhile. */
export const unpaidPro: Partial<BillingState> = {
  ...{ plan: 'free', status: 'unpaid', interval: 'month' },
  subscribed: { plan: 'pro', title: 'Pro' },
}

/** A billing state of the starter's plans: nothing bought, unless it is said. */
export function billingStateOf(changes: Partial<BillingState> = {}): BillingState {
  const { plans, addOns } = soldOffers()
  const plan = changes.plan === undefined ? 'free' : changes.plan
  const title = plans.find(({ key }) => key === plan)?.title ?? null
  const isLive = !['none', 'canceled', 'incomplete'].includes(changes.status ?? 'none')
  return {
    ...{ plan, title, status: 'none', version: 'v' },
    ...{ interval: null, trialEndsAt: null, cancelAtPeriodEnd: false, scheduled: null, nextAttemptAt: null },
    subscribed: isLive
      ? { plan: plan === 'free' ? null : plan, title: plan === 'free' ? null : title }
      : null,
    terms: plans.find(({ key }) => key === plan) ?? null,
    newer: null,
    price: plans.find(({ key }) => key === plan)?.price ?? null,
    currentPeriod: { start: '2026-11-22T00:00:00.000Z', end: '2026-12-22T00:00:00.000Z' },
    addOns: [],
    plans: plans.map((offer) => ({ ...offer, current: offer.key === plan })),
    availableAddOns: addOns.map((addOn) => ({
      ...addOn,
      stackable: addOn.key === 'ai-boost',
      requires: [...addOn.requires],
      compatible: addOn.requires.length === 0 || (plan !== null && addOn.requires.includes(plan)),
    })),
    ...changes,
  }
}
