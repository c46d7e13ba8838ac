import type { EntitiesInput } from './definition'
import type { EntityModel } from './model'
import type { Problems } from './problems'

/** How many levels of things may stand below one another, the tenant included. */
export const maxDepth = 16

const wellFormed = /^[a-z][a-z0-9]*([_-][a-z0-9]+)*$/i

export function compileEntities(input: EntitiesInput, problems: Problems): Record<string, EntityModel> {
  const types = Object.keys(input)
  if (types.length === 0) problems.add('entities', 'there are none: roles are held on something')
  const entities: Record<string, EntityModel> = {}
  for (const type of types) {
    const path = `entities.${type}`
    if (!wellFormed.test(type)) problems.add(path, 'a type is named in letters, digits and dashes')
    const roles = input[type]?.roles ?? []
    checkRoles(`${path}.roles`, roles, problems)
    entities[type] = { type, roles: [...roles], inherits: inheritance(path, type, input, problems) }
  }
  checkShape(entities, problems)
  return entities
}

/** Every role of the model in full, e.g. `workspace:admin`. */
export function qualifiedRoles(entities: { readonly [type: string]: Pick<EntityModel, 'roles'> }): string[] {
  return Object.entries(entities).flatMap(([type, { roles }]) => roles.map((role) => `${type}:${role}`))
}

function checkRoles(path: string, roles: readonly string[], problems: Problems): void {
  if (roles.length === 0) problems.add(path, 'there are none')
  roles.forEach((role, at) => {
    if (!wellFormed.test(role))
      problems.add(`${path}[${at}]`, `"${role}" is no name of letters, digits and dashes`)
    if (roles.indexOf(role) !== at) problems.add(`${path}[${at}]`, `"${role}" stands here twice`)
  })
}

function inheritance(
  path: string,
  type: string,
  input: EntitiesInput,
  problems: Problems,
): Record<string, Record<string, string>> {
  const known = qualifiedRoles(input)
  const inherits: Record<string, Record<string, string>> = {}
  for (const [parent, role] of Object.entries(input[type]?.inherits ?? {})) {
    const own = problems.demand(
      `${path}.inherits["${parent}"]`,
      `role of ${type}`,
      role,
      input[type]?.roles ?? [],
    )
    if (!problems.demand(`${path}.inherits`, 'role', parent, known) || !own) continue
    const [parentType = '', parentRole = ''] = parent.split(':')
    inherits[parentType] = { ...inherits[parentType], [parentRole]: role }
  }
  return inherits
}

/** A type may stand below itself (folders in folders), but two types not below one another. */
function checkShape(entities: Record<string, EntityModel>, problems: Problems): void {
  const parentsOf = (type: string) =>
    Object.keys(entities[type]?.inherits ?? {}).filter((parent) => parent !== type)
  for (const type of Object.keys(entities)) {
    const longest = longestChain(type, parentsOf, [])
    if (longest === null)
      problems.add(`entities.${type}.inherits`, 'it inherits from itself by way of others')
    else if (longest > maxDepth)
      problems.add(`entities.${type}.inherits`, `it stands ${longest} levels deep; ${maxDepth} are allowed`)
  }
  const isRoot = ({ inherits, type }: EntityModel) => Object.keys(inherits).every((parent) => parent === type)
  if (Object.keys(entities).length > 0 && !Object.values(entities).some(isRoot))
    problems.add('entities', 'each inherits from another: one must be the tenant')
}

/** How many types stand above one another up to the root, itself included; null when the way up never ends. */
function longestChain(
  type: string,
  parentsOf: (type: string) => string[],
  below: readonly string[],
): number | null {
  if (below.includes(type)) return null
  const above = parentsOf(type).map((parent) => longestChain(parent, parentsOf, [...below, type]))
  if (above.includes(null)) return null
  return 1 + Math.max(0, ...above.map((length) => length ?? 0))
}
