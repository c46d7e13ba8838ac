import { entityOf, type AccessModel } from './model'

export type TypedRole = { readonly type: string; readonly role: string }

const known = new WeakMap<AccessModel, Map<string, readonly TypedRole[]>>()

/** A role of the model and all that arise from it, directly or not, on what may stand below. None for any other role. */
export function rolesBelow(model: AccessModel, held: TypedRole): readonly TypedRole[] {
  if (!entityOf(model, held.type)?.roles.includes(held.role)) return []
  const byRole = known.get(model) ?? new Map<string, readonly TypedRole[]>()
  known.set(model, byRole)
  const key = `${held.type}:${held.role}`
  const roles = byRole.get(key) ?? [...gather(model, held, new Map()).values()]
  byRole.set(key, roles)
  return roles
}

function gather(model: AccessModel, { type, role }: TypedRole, found: Map<string, TypedRole>) {
  const key = `${type}:${role}`
  if (found.has(key)) return found
  found.set(key, { type, role })
  for (const entity of Object.values(model.entities)) {
    const given = Object.hasOwn(entity.inherits, type) ? (entity.inherits[type] ?? {}) : {}
    const arising = Object.hasOwn(given, role) ? given[role] : undefined
    if (arising !== undefined) gather(model, { type: entity.type, role: arising }, found)
  }
  return found
}
