import { derivedLimits, type DerivedLimit, type EffectiveLimit } from '../../billing/effective-limits'
import { leavesRoom } from '../../billing/overage'
import { periodAt } from '../../billing/period'
import type { LimitState } from '../decision'
import type { EntitlementModel } from '../model'
import type { Layer, Situation } from './situation'

/** Every limit of the entitlement must leave room for one more; of several that don't, the one that holds longest is named. */
export const limitLayer: Layer = (situation, entitlement) => {
  const exceeded = limitStandings(situation, entitlement, 1).filter(({ isExceeded }) => isExceeded)
  const [first] = exceeded.sort((one, other) => other.end - one.end)
  return first ? { reason: 'limit_reached', limit: first.state } : null
}

/** A limit as it stands: `isExceeded` by so many more; `end` of its period in epoch ms, Infinity for life. */
export type LimitStanding = DerivedLimit & {
  readonly state: LimitState
  readonly end: number
  readonly isExceeded: boolean
}

/** Every limit of the entitlement. */
export function limitStandings(
  { plans, now }: Pick<Situation, 'plans' | 'now'>,
  entitlement: EntitlementModel,
  amount: number,
): LimitStanding[] {
  if (!plans) return []
  return derivedLimits(plans.active, plans.overrides, entitlement).map((derived) => {
    const { limit } = derived
    const { start, end } = periodAt(limit.per, limit.anchor, now)
    const stand = plans.stand(limit.key, start)
    const isExceeded = !leavesRoom({ included: limit.max, most: limit.most }, stand, amount)
    const state = limitStateOf(limit, stand.consumed, end)
    return { ...derived, state, end: end ?? Infinity, isExceeded }
  })
}

/** What is left of a limit, in the words of a decision. */
export function limitStateOf({ key, max }: EffectiveLimit, consumed: number, end: number | null): LimitState {
  return {
    key,
    max: max ?? -1,
    consumed,
    remaining: max === null ? -1 : Math.max(0, max - consumed),
    resetsAt: end === null ? null : new Date(end).toISOString(),
  }
}
