import type { EntitlementModel, LimitModel } from '../access/model'
import type { ActivePlan, Subscription } from './active-plans'

/** A limit as it holds for one tenant, all its plans taken together. */
export type EffectiveLimit = {
  readonly key: string
  readonly per: LimitModel['per']
  /** What its periods are counted from, epoch ms. */
  readonly anchor: number
  /** How much is included; null: unlimited. */
  readonly max: number | null
  /** How much can be consumed, what is paid for by use included; null: unlimited. Never less than `max`. */
  readonly most: number | null
  /** What use between the two costs; null: there is none. */
  readonly overage: LimitModel['overage']
}

/** What one plan says of a limit. */
type Part = { readonly limit: LimitModel; readonly plan: ActivePlan }

/** A limit, and how it comes about. */
export type DerivedLimit = {
  readonly limit: EffectiveLimit
  /** What each plan that names it says, base plans first. */
  readonly parts: readonly Part[]
  /** The base plans that give the entitlement and say nothing of the limit: any of them leaves it unlimited. */
  readonly openedBy: readonly ActivePlan[]
}

/** What limits an entitlement. */
export function effectiveLimits(
  plans: readonly ActivePlan[],
  overrides: Subscription['overrides'],
  entitlement: EntitlementModel,
): EffectiveLimit[] {
  return derivedLimits(plans, overrides, entitlement).map(({ limit }) => limit)
}

/**
 * What limits an entitlement, and how: for each limit what the base plan includes, what the add-ons add, as often as they were
 * taken, and at least what the tenant was promised. A base plan that gives the entitlement and says nothing of a limit
 * leaves it unlimited, whatever an add-on would add.
 */
export function derivedLimits(
  plans: readonly ActivePlan[],
  overrides: Subscription['overrides'],
  entitlement: EntitlementModel,
): DerivedLimit[] {
  const all = plans.flatMap((plan) =>
    plan.terms.limits.filter(({ gates }) => gates === entitlement.name).map((limit) => ({ limit, plan })),
  )
  const keys = [...new Set(all.map(({ limit }) => limit.key))]
  return keys.flatMap((key) => {
    const parts = all.filter(({ limit }) => limit.key === key)
    const [first] = parts
    if (!first) return []
    const openedBy = openBases(plans, parts, entitlement)
    const included = openedBy.length > 0 ? null : sum(parts)
    const max = raised(raised(included, overrides[key]), overrides[entitlement.name])
    const overage = max === null ? null : (parts.find(({ limit }) => limit.overage)?.limit.overage ?? null)
    const { per } = first.limit
    const limit = { key, per, anchor: first.plan.anchor, max, most: mostOf(max, overage), overage }
    return [{ limit, parts, openedBy }]
  })
}

/** The base plans that give the entitlement without saying anything of this limit. */
function openBases(
  plans: readonly ActivePlan[],
  parts: readonly Part[],
  entitlement: EntitlementModel,
): ActivePlan[] {
  const bases = plans.filter(({ terms }) => !terms.addOn)
  const silent = bases.filter((base) => !parts.some(({ plan }) => plan === base))
  // What no plan gives, every plan does: it is limited if any of them limits it.
  if (entitlement.plans.length === 0) return silent.length === bases.length ? bases : []
  return silent.filter(({ terms }) => terms.features.includes(entitlement.name))
}

function sum(parts: readonly Part[]): number | null {
  if (parts.some(({ limit }) => limit.max === -1)) return null
  return parts.reduce((total, { limit, plan }) => total + limit.max * plan.quantity, 0)
}

/** A promise raises a limit and never lowers it. */
function raised(max: number | null, promise: { readonly max: number } | undefined): number | null {
  if (!promise || max === null) return max
  return promise.max === -1 ? null : Math.max(max, promise.max)
}

/** What may be used beyond what is included costs `amount` for each `per` of it, and no more than `cap` in a period. */
function mostOf(max: number | null, overage: LimitModel['overage']): number | null {
  if (max === null || !overage) return max
  return overage.cap === null ? null : max + Math.floor((overage.cap * overage.per) / overage.amount)
}
