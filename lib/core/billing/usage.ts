import { limitStateOf } from '../access/layers/limit-layer'
import type { LimitState } from '../access/decision'
import type { AccessModel } from '../access/model'
import { activePlans, type Subscription } from './active-plans'
import { effectiveLimits, type EffectiveLimit } from './effective-limits'
import { periodAt, type PeriodBounds } from './period'
import type { Counter } from './stores'

/** A limit as it holds now, with the period that is counted. */
export type LimitInForce = EffectiveLimit & { readonly entitlement: string; readonly period: PeriodBounds }

/** Every limit that a tenant has now, by entitlement. */
export function limitsInForce(model: AccessModel, subscription: Subscription, now: number): LimitInForce[] {
  const plans = activePlans(model, subscription, now)
  return model.catalogue.flatMap((name) => {
    const entitlement = model.entitlements[name]
    if (!entitlement) return []
    return effectiveLimits(plans, subscription.overrides, entitlement).map((limit) => ({
      ...limit,
      entitlement: name,
      period: periodAt(limit.per, limit.anchor, now),
    }))
  })
}

export function counterOf({ key, period }: Pick<LimitInForce, 'key' | 'period'>): Counter {
  return { limit: key, periodStart: period.start }
}

/** What is left of a limit. */
export function limitState(limit: LimitInForce, consumed: number): LimitState {
  return limitStateOf(limit, consumed, limit.period.end)
}
