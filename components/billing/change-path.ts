import type { BillingInterval } from './offer'

/** The page on which a change of plan is looked at before it is made. */
export function planChangePath(slug: string, { plan, interval, returnTo }: PlanChangeAsked): string {
  const query = new URLSearchParams({ plan, interval, ...(returnTo && { return: returnTo }) })
  return `/t/${slug}/billing?${query}`
}

export type PlanChangeAsked = { plan: string; interval: BillingInterval; returnTo?: string | null }
