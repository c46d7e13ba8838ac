import type { AccessSet } from './access-set'
import { catalogueHash } from './catalogue-hash'
import { decisionOf, type Decision } from './decision'
import type { Situation } from './layers/situation'
import { stepUpLayer } from './layers/step-up-layer'
import type { AccessModel, EntitlementModel } from './model'

/**
 * What a set says of an entitlement, on the tenant that it was computed for; null when it can't tell. How old the second
 * factor is, is looked at anew: it ages while the set does not.
 */
export function answerFromSet(
  set: AccessSet,
  model: AccessModel,
  entitlement: EntitlementModel,
  { tenantId, ...session }: Pick<Situation, 'tenantId' | 'fva' | 'now'>,
): Decision | null {
  if (set.tenantId !== tenantId || set.catalog !== catalogueHash(model)) return null
  const verdict = Object.hasOwn(set.entitlements, entitlement.name)
    ? set.entitlements[entitlement.name]
    : undefined
  const { allowed, reasons = [], meta } = verdict ?? { allowed: false }
  if (!allowed && reasons.length === 0) return null
  const lasting = reasons
    .filter((reason) => reason !== 'step_up_required')
    .map((reason) => (reason === 'limit_reached' ? { reason, limit: meta?.limit } : { reason }))
  const stepUp = stepUpLayer(session, entitlement)
  return decisionOf(model, entitlement.name, stepUp ? [...lasting, stepUp] : lasting)
}
