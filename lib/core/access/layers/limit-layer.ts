import { effectiveLimits, type EffectiveLimit } from '../../billing/effective-limits'
import { leavesRoom } from '../../billing/overage'
import { periodAt } from '../../billing/period'
import type { LimitState } from '../decision'
import type { EntitlementModel } from '../model'
import type { Layer, Situation } from './situation'

/** Every limit of the entitlement must leave room for one more. */
export const limitLayer: Layer = (situation, entitlement) => {
  const [first] = exceededBy(situation, entitlement, 1)
  return first ? { reason: 'limit_reached', limit: first } : null
}

/** The limits that so many more would exceed, the one that holds longest first. */
function exceededBy(
  { plans, now }: Pick<Situation, 'plans' | 'now'>,
  entitlement: EntitlementModel,
  amount: number,
): LimitState[] {
  if (!plans) return []
  const over = effectiveLimits(plans.active, plans.overrides, entitlement).flatMap((limit) => {
    const { start, end } = periodAt(limit.per, limit.anchor, now)
    const stand = plans.stand(limit.key, start)
    if (leavesRoom({ included: limit.max, most: limit.most }, stand, amount)) return []
    return [{ state: limitStateOf(limit, stand.consumed, end), end: end ?? Infinity }]
  })
  return over.sort((one, other) => other.end - one.end).map(({ state }) => state)
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
