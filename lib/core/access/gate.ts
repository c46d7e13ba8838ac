import type { AccessSet, Verdict } from './access-set'
import type { Decision } from './decision'

/** What a gate shows by. Denied without a reason: nothing is known, and nothing is said. */
export type GateDecision = Pick<Decision, 'allowed' | 'reason' | 'meta'>

const closed: GateDecision = Object.freeze({ allowed: false, meta: {} })

/**
 * Whether to show what needs an entitlement; on the server and in the browser alike. For a row its own `__access`
 * decides: give `{}` for a row that came without. Closed while there is no set, and for what neither of them names.
 */
export function gateDecision(
  set: Pick<AccessSet, 'entitlements'> | null,
  entitlement: string,
  rowAccess?: { readonly [entitlement: string]: Verdict },
): GateDecision {
  const verdicts = set && (rowAccess ?? set.entitlements)
  const verdict = verdicts && Object.hasOwn(verdicts, entitlement) ? verdicts[entitlement] : undefined
  if (!verdict) return closed
  const { allowed, reason, meta = {} } = verdict
  return allowed === true ? { allowed, meta: {} } : { allowed: false, reason, meta }
}
