import type { AccessModel } from './model'
import { stableHash } from './stable-hash'

const known = new WeakMap<AccessModel, string>()

/**
 * Names the definition that a set was computed with: its entitlements and flags in order, and what a set's details are
 * derived from. Another hash means that the set can't be read.
 */
export function catalogueHash(model: AccessModel): string {
  const remembered = known.get(model)
  if (remembered) return remembered
  const entitlements = model.catalogue.map((name) => {
    const entitlement = model.entitlements[name]
    return [name, entitlement?.requiredRoles, entitlement?.plans, entitlement?.stepUpMs]
  })
  const hash = stableHash(JSON.stringify([entitlements, Object.keys(model.flags).sort()])).toString(36)
  known.set(model, hash)
  return hash
}
