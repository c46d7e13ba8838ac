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

type Part = { readonly limit: LimitModel; readonly plan: ActivePlan }

/**
 * What limits an entitlement: for each limit what the base plan includes, what the add-ons add, as often as they were
 * taken, and at least what the tenant was promised. A base plan that gives the entitlement and says nothing of a limit
 * leaves it unlimited, whatever an add-on would add.
 */
export function effectiveLimits(
  plans: readonly ActivePlan[],
  overrides: Subscription['overrides'],
  entitlement: EntitlementModel,
): EffectiveLimit[] {
  const parts = plans.flatMap((plan) =>
    plan.terms.limits.filter(({ gates }) => gates === entitlement.name).map((limit) => ({ limit, plan })),
  )
  const keys = [...new Set(parts.map(({ limit }) => limit.key))]
  return keys.flatMap((key) => {
    const own = parts.filter(({ limit }) => limit.key === key)
    const [first] = own
    if (!first) return []
    const included = isOpen(plans, own, entitlement) ? null : sum(own)
    const max = raised(raised(included, overrides[key]), overrides[entitlement.name])
    const overage = max === null ? null : (own.find(({ limit }) => limit.overage)?.limit.overage ?? null)
    const { per } = first.limit
    return [{ key, per, anchor: first.plan.anchor, max, most: mostOf(max, overage), overage }]
  })
}

/** Whether a base plan gives the entitlement without saying anything of this limit. */
function isOpen(plans: readonly ActivePlan[], own: readonly Part[], entitlement: EntitlementModel): boolean {
  const bases = plans.filter(({ terms }) => !terms.addOn)
  const limited = bases.filter((base) => own.some(({ plan }) => plan === base))
  if (entitlement.plans.length === 0) return bases.length > 0 && limited.length === 0
  const giving = bases.filter(({ terms }) => terms.features.includes(entitlement.name))
  return giving.some((base) => !limited.includes(base))
}

function sum(own: readonly Part[]): number | null {
  if (own.some(({ limit }) => limit.max === -1)) return null
  return own.reduce((total, { limit, plan }) => total + limit.max * plan.quantity, 0)
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
