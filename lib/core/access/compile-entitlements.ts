import { durationMs } from '../duration'
import { qualifiedRoles } from './compile-entities'
import type { EntitlementInput } from './definition'
import type { EntitlementModel, EntityModel, PlanModel } from './model'
import type { Problems } from './problems'

export type Vocabulary = {
  entities: Record<string, EntityModel>
  /** Null: the definition has no plans, so they are defined elsewhere and can't be checked. */
  plans: Readonly<Record<string, PlanModel>> | null
  flags: readonly string[]
}

type Input = { readonly [name: string]: EntitlementInput<string, string, string> }

/** Segments joined by colons, at least two: a wildcard of a custom role stands for a last one or several. */
const wellFormed = /^[a-z][a-z0-9_-]*(:[a-z0-9_-]+)+$/i

export function compileEntitlements(
  input: Input,
  vocabulary: Vocabulary,
  problems: Problems,
): Record<string, EntitlementModel> {
  const compiled: Record<string, EntitlementModel> = {}
  for (const [name, entitlement] of Object.entries(input)) {
    const path = `entitlements["${name}"]`
    if (!wellFormed.test(name)) problems.add(path, 'it is named like project:create')
    const { plans = [], flags = [], title = null } = entitlement
    plans.forEach((plan, at) => {
      if (vocabulary.plans)
        problems.demand(`${path}.plans[${at}]`, 'plan', plan, Object.keys(vocabulary.plans))
    })
    flags.forEach((flag, at) => problems.demand(`${path}.flags[${at}]`, 'flag', flag, vocabulary.flags))
    const roles = rolesByType(`${path}.roles`, entitlement.roles, vocabulary.entities, problems)
    const stepUpMs = stepUp(`${path}.stepUp.maxAge`, entitlement, problems)
    compiled[name] = {
      ...{ name, roles, requiredRoles: [...entitlement.roles], stepUpMs, title },
      ...{ plans: givenBy(name, plans, vocabulary.plans), flags: [...flags] },
    }
  }
  return compiled
}

/** The plans that give it, whether it names them or they name it; in the order in which plans are defined. */
function givenBy(name: string, named: readonly string[], plans: Vocabulary['plans']): string[] {
  if (!plans) return [...named]
  return Object.values(plans).flatMap(({ key, features }) => (features.includes(name) ? [key] : []))
}

function rolesByType(
  path: string,
  roles: readonly string[],
  entities: Record<string, EntityModel>,
  problems: Problems,
): Record<string, string[]> {
  if (roles.length === 0) problems.add(path, 'there are none: nobody would ever have it')
  const qualified = qualifiedRoles(entities)
  const known = [...new Set([...Object.values(entities).flatMap((entity) => entity.roles), ...qualified])]
  const named = roles.flatMap((role, at) => {
    if (!problems.demand(`${path}[${at}]`, 'role', role, known)) return []
    return role.includes(':') ? [role] : qualified.filter((candidate) => candidate.endsWith(`:${role}`))
  })
  const byType: Record<string, string[]> = {}
  for (const { type, roles: own } of Object.values(entities)) {
    const counting = own.filter((role) => named.includes(`${type}:${role}`))
    if (counting.length > 0) byType[type] = counting
  }
  return byType
}

function stepUp(
  path: string,
  { stepUp }: EntitlementInput<string, string, string>,
  problems: Problems,
): number | null {
  if (!stepUp) return null
  try {
    return durationMs(stepUp.maxAge)
  } catch (error) {
    problems.add(path, error instanceof Error ? error.message : String(error))
    return null
  }
}
