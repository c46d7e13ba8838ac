import type Stripe from 'stripe'
import type { LimitModel, PlanModel } from '../../../core/access/model'
import type { BillingInterval } from '../../../core/billing/provider'

/** What a price of ours is for. `usage`: what is used of a limit beyond what is included. */
export type SoldTerms = {
  readonly key: string
  readonly version: string
  readonly interval: BillingInterval
  readonly kind: 'plan' | 'add-on' | 'usage'
  /** Of usage alone. */
  readonly limit: string | null
}

export const intervals: readonly BillingInterval[] = ['month', 'year']

export function productId(plan: string): string {
  return `gatehouse_${plan}`
}

/** By which a price is found again. It names the version of the terms, so that one that is sold is never changed. */
export function lookupKey({ key, version, interval, limit }: Omit<SoldTerms, 'kind'>): string {
  return [key, version, interval, ...(limit === null ? [] : [limit])].join(':')
}

export function metadataOf({ key, version, kind, limit }: SoldTerms): Record<string, string> {
  return { plan: key, version, kind, ...(limit !== null && { limit }) }
}

/** Null: a price that somebody made by hand. */
export function soldTermsOf({ metadata, recurring }: Stripe.Price): SoldTerms | null {
  const { plan: key, version, kind, limit = null } = metadata
  const interval = intervals.find((one) => one === recurring?.interval)
  if (!key || !version || !interval) return null
  if (kind !== 'plan' && kind !== 'add-on' && kind !== 'usage') return null
  return { key, version, interval, kind, limit }
}

export type ChargedLimit = LimitModel & { readonly overage: NonNullable<LimitModel['overage']> }

/** The limits of a plan that can be passed for money. */
export function chargedLimits({ limits }: Pick<PlanModel, 'limits'>): ChargedLimit[] {
  return limits.filter((limit): limit is ChargedLimit => limit.overage !== null)
}
