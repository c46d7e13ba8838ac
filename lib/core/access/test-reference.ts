import type { Resource } from './effective-roles'
import type { Case } from './test-arbitraries'

/**
 * What the rules say, as slowly and plainly as they can be said, from the definition as it is written. It shares no code
 * with what it is held against.
 */
export function referenceReasons(given: Case, name: string, thing: Resource): string[] {
  const role = roleReason(given, name, thing)
  const flag = (given.entitlements[name]?.flags ?? []).some((key) => !isOn(given, key))
    ? ['flag_disabled']
    : []
  const stepUp = isStale(given, name) ? ['step_up_required'] : []
  return [
    ...(role === 'role_required' ? [role] : []),
    ...flag,
    ...(role === 'hierarchy_denied' ? [role] : []),
    ...stepUp,
  ]
}

function roleReason(given: Case, name: string, thing: Resource): string | null {
  if (given.world.members.length === 0) return 'role_required'
  for (let above: Resource | undefined = thing; above; above = parentOf(given, above)) {
    for (const role of ['r0', 'r1', 'r2', 'own', 'other']) {
      if (holds(given, above, role) && gives(given, name, thing, above, role)) return null
    }
  }
  return isHeldSomewhere(given, name) ? 'hierarchy_denied' : 'role_required'
}

/** Held here, or passed down by what the parent holds. Custom roles are held on the tenant, and passed nowhere. */
function holds(given: Case, thing: Resource, role: string): boolean {
  const isCustom = !role.startsWith('r')
  if (isCustom && thing.id !== 't') return false
  const held = given.world.assignments.some((one) => one.id === thing.id && one.role === role)
  const parent = parentOf(given, thing)
  if (held || isCustom || !parent) return held
  return Object.entries(given.entities[thing.type]?.inherits ?? {}).some(([from, to]) => {
    const [type, parentRole = ''] = from.split(':')
    return to === role && type === parent.type && holds(given, parent, parentRole)
  })
}

function gives(given: Case, name: string, thing: Resource, held: Resource, role: string): boolean {
  const changed = grantOf(given, held.type, role)
  if (!changed) return held.id === thing.id && isNamed(given, name, held.type, role)
  if (changed.exclude.some((pattern) => matches(pattern, name))) return false
  const owner = given.world.nodes.find(({ id }) => id === thing.id)?.ownerId
  return changed.permissions.some(
    (permission) => matches(permission.name, name) && (!permission.ownership || owner === 'ann'),
  )
}

function isHeldSomewhere(given: Case, name: string): boolean {
  const found = new Set(given.world.assignments.filter(({ role }) => role.startsWith('r')).map(keyOf))
  for (let before = -1; before !== found.size;) {
    before = found.size
    for (const [type, { inherits }] of Object.entries(given.entities)) {
      for (const [from, role] of Object.entries(inherits))
        if (found.has(from)) found.add(keyOf({ type, role }))
    }
  }
  return [...found].some((key) => {
    const [type = '', role = ''] = key.split(':')
    return isNamed(given, name, type, role) && !grantOf(given, type, role)
  })
}

function isNamed(given: Case, name: string, type: string, role: string): boolean {
  const roles = given.entitlements[name]?.roles ?? []
  return roles.includes(role) || roles.includes(`${type}:${role}`)
}

function isOn(given: Case, key: string): boolean {
  for (const scope of ['user', 'tenant', 'global']) {
    const setting = given.world.flags.find((one) => one.key === key && one.scope === scope)
    if (setting) return setting.enabled && (scope !== 'global' || setting.percent !== 0)
  }
  return given.flags[key]?.default ?? false
}

function isStale(given: Case, name: string): boolean {
  const maxAge = given.entitlements[name]?.stepUp?.maxAge
  return maxAge !== undefined && (given.age === null || given.age > Number.parseInt(maxAge, 10))
}

function matches(pattern: string, name: string): boolean {
  return new RegExp(`^${pattern.replace(/\*$/, '.+')}$`).test(name)
}

function parentOf(given: Case, { id }: Resource): Resource | undefined {
  return given.world.nodes.find((node) => node.id === id)?.parent
}

function grantOf(given: Case, type: string, role: string) {
  return given.world.grants.find((one) => one.type === type && one.role === role)?.grant
}

function keyOf({ type, role }: { type: string; role: string }): string {
  return `${type}:${role}`
}
