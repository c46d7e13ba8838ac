import { entityOf, type AccessModel } from './model'

export type Resource = { readonly type: string; readonly id: string }
/** A role that somebody holds on a thing. */
export type RoleAssignment = Resource & { readonly role: string }

/** A role on a thing, and the assignments that it comes from: one on the thing itself, or on one above it. */
export type EffectiveRole = { readonly role: string; readonly from: readonly RoleAssignment[] }

/**
 * The roles held on a thing, directly and by inheritance, strongest first. `path` leads from the thing up to its root;
 * assignments elsewhere, and of roles that the model does not know, count for nothing.
 */
export function effectiveRoles(
  model: AccessModel,
  path: readonly Resource[],
  assignments: readonly RoleAssignment[],
): EffectiveRole[] {
  return rolesAlong(model, path, assignments)[0] ?? []
}

/** The effective roles on each thing of a path, in the path's order. */
export function rolesAlong(
  model: AccessModel,
  path: readonly Resource[],
  assignments: readonly RoleAssignment[],
): EffectiveRole[][] {
  const along: EffectiveRole[][] = []
  let above: ReadonlyMap<string, RoleAssignment[]> = new Map()
  let parent: Resource | undefined
  for (const thing of [...path].reverse()) {
    const here = inherited(model, parent, thing, above)
    for (const assignment of assignments) {
      if (assignment.type === thing.type && assignment.id === thing.id) add(here, assignment.role, assignment)
    }
    along.unshift(known(model, thing.type, here))
    above = here
    parent = thing
  }
  return along
}

function known(
  model: AccessModel,
  type: string,
  held: ReadonlyMap<string, RoleAssignment[]>,
): EffectiveRole[] {
  return (entityOf(model, type)?.roles ?? []).flatMap((role) => {
    const from = held.get(role)
    return from ? [{ role, from }] : []
  })
}

function inherited(
  model: AccessModel,
  parent: Resource | undefined,
  child: Resource,
  above: ReadonlyMap<string, RoleAssignment[]>,
): Map<string, RoleAssignment[]> {
  const roles = new Map<string, RoleAssignment[]>()
  const inherits = entityOf(model, child.type)?.inherits ?? {}
  const given = (parent && Object.hasOwn(inherits, parent.type) && inherits[parent.type]) || {}
  for (const [parentRole, from] of above) {
    const role = Object.hasOwn(given, parentRole) ? given[parentRole] : undefined
    if (role !== undefined) for (const assignment of from) add(roles, role, assignment)
  }
  return roles
}

function add(roles: Map<string, RoleAssignment[]>, role: string, from: RoleAssignment): void {
  const known = roles.get(role)
  if (known) known.push(from)
  else roles.set(role, [from])
}
