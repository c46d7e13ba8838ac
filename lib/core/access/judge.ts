import { decisionOf, type Decision } from './decision'
import { layers } from './layers/layers'
import type { Situation } from './layers/situation'
import type { EntitlementModel } from './model'

/** Every layer's answer. */
export function judge(situation: Situation, entitlement: EntitlementModel): Decision {
  const denials = layers.flatMap((layer) => layer.judge(situation, entitlement) ?? [])
  return decisionOf(situation.model, entitlement.name, denials)
}

/** Whether no layer denies it; those after the first that does are not asked. */
export function permits(situation: Situation, entitlement: EntitlementModel): boolean {
  return layers.every((layer) => layer.judge(situation, entitlement) === null)
}
