import { entitlementOf, type AccessModel } from './model'

/** Why a check says no, what a person can do most about first. A decision names its reasons in this order. */
export const denialReasons = [
  'plan_required',
  'role_required',
  'limit_reached',
  'flag_disabled',
  'hierarchy_denied',
  'step_up_required',
  'not_authenticated',
] as const

export type DenialReason = (typeof denialReasons)[number]

export type LimitState = {
  readonly key: string
  /** −1: unlimited. */
  readonly max: number
  readonly consumed: number
  readonly remaining: number
  /** ISO 8601; null for a limit that holds for life. */
  readonly resetsAt: string | null
}

/** What would lift the denial. */
export type DecisionMeta = {
  readonly requiredPlans?: readonly string[]
  /** As the definition names them: `manager`, or `workspace:admin`. */
  readonly requiredRoles?: readonly string[]
  readonly limit?: LimitState
  /** How old the second factor may be, in seconds. */
  readonly maxAge?: number
}

export type Decision = {
  readonly allowed: boolean
  /** The first of the reasons; absent when allowed. */
  readonly reason?: DenialReason
  readonly reasons: readonly DenialReason[]
  readonly meta: DecisionMeta
}

/** What one layer has against it. */
export type Denial = { readonly reason: DenialReason; readonly limit?: LimitState }

export const allowed: Decision = Object.freeze({ allowed: true, reasons: [], meta: {} })

/** Denials, in any order, as a decision; none of them: allowed. */
export function decisionOf(model: AccessModel, entitlement: string, denials: readonly Denial[]): Decision {
  const reasons = denialReasons.filter((reason) => denials.some((denial) => denial.reason === reason))
  const [reason] = reasons
  if (!reason) return allowed
  const limit = denials.find((denial) => denial.limit)?.limit
  return { allowed: false, reason, reasons, meta: metaOf(model, entitlement, reasons, limit) }
}

/** All but the limit follows from the definition, so that a set in a token need not carry it. */
function metaOf(
  model: AccessModel,
  name: string,
  reasons: readonly DenialReason[],
  limit: LimitState | undefined,
): DecisionMeta {
  const entitlement = entitlementOf(model, name)
  const needsRole = reasons.includes('role_required') || reasons.includes('hierarchy_denied')
  return {
    ...(reasons.includes('plan_required') && { requiredPlans: entitlement?.plans ?? [] }),
    ...(needsRole && { requiredRoles: entitlement?.requiredRoles ?? [] }),
    ...(limit && { limit }),
    ...(reasons.includes('step_up_required') && { maxAge: (entitlement?.stepUpMs ?? 0) / 1_000 }),
  }
}
