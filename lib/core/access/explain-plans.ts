import type { ActivePlan, Subscription } from '../billing/active-plans'
import type { LimitState } from './decision'
import { limitStandings, type LimitStanding } from './layers/limit-layer'
import type { Situation } from './layers/situation'
import type { EntitlementModel, LimitModel } from './model'

/** A plan or an add-on that counts now. */
export type ExplainedPlan = {
  readonly key: string
  readonly title: string
  readonly addOn: boolean
  /** 1 of a base plan. */
  readonly quantity: number
  /** Whether it lists the entitlement. */
  readonly gives: boolean
}

/** How much of an entitlement there is, and how that comes about. A `max` of −1 is unlimited. */
export type ExplainedLimit = LimitState & {
  readonly per: LimitModel['per']
  /** What each plan includes, base plans first; that of an add-on is had `quantity` times. */
  readonly parts: readonly {
    readonly plan: string
    readonly title: string
    readonly max: number
    readonly quantity: number
  }[]
  /** The base plans that give the entitlement without this limit, and so leave it unlimited. */
  readonly openedBy: readonly string[]
  /** At least so many, whatever the plans include; null: nothing was promised. */
  readonly promised: number | null
  /** What use beyond `max` costs, in minor units, and how far it goes (`most`, −1: without end); null: there is none. */
  readonly overage: (NonNullable<LimitModel['overage']> & { readonly most: number }) | null
  /** Whether it leaves no room for one more. */
  readonly denies: boolean
}

export type ExplainedPlans = {
  /** Whether a plan must list the entitlement. */
  readonly isGated: boolean
  /** All that count now, base plans first. */
  readonly active: readonly ExplainedPlan[]
  readonly limits: readonly ExplainedLimit[]
}

/** What the plans and limits of a tenant say of an entitlement. Null: no plans are sold, and nothing is asked about them. */
export function explainPlans(situation: Situation, entitlement: EntitlementModel): ExplainedPlans | null {
  const { plans } = situation
  if (!plans) return null
  return {
    isGated: entitlement.plans.length > 0,
    active: plans.active.map((plan) => explainPlan(plan, entitlement)),
    limits: limitStandings(situation, entitlement, 1).map((standing) =>
      explainLimit(standing, promiseOf(plans.overrides, standing.limit.key, entitlement.name)),
    ),
  }
}

function explainPlan(
  { terms: { key, title, addOn, features }, quantity }: ActivePlan,
  { name }: EntitlementModel,
): ExplainedPlan {
  return { key, title, addOn, quantity, gives: features.includes(name) }
}

function explainLimit(
  { limit: { per, most, overage }, parts, openedBy, state, isExceeded }: LimitStanding,
  promised: number | null,
): ExplainedLimit {
  return {
    ...{ ...state, per, promised },
    parts: parts.map(({ limit: { max }, plan: { terms, quantity } }) => ({
      ...{ plan: terms.key, title: terms.title, max, quantity },
    })),
    openedBy: openedBy.map(({ terms }) => terms.key),
    overage: overage && { ...overage, most: most ?? -1 },
    denies: isExceeded,
  }
}

/** The better of what was promised by the limit and by the entitlement. */
function promiseOf(overrides: Subscription['overrides'], limit: string, entitlement: string): number | null {
  const promises = [overrides[limit], overrides[entitlement]].flatMap((promise) => promise?.max ?? [])
  if (promises.length === 0) return null
  return promises.includes(-1) ? -1 : Math.max(...promises)
}
