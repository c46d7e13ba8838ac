import { compileEntities } from './compile-entities'
import { compileEntitlements } from './compile-entitlements'
import { checkDefaultPlan, compileFlags, compilePlans } from './compile-plans'
import type { AccessInput, EntitiesInput, EntityOf, RoleOf } from './definition'
import type { AccessDefinition, AccessModel } from './model'
import { gatherProblems } from './problems'

/**
 * Declares who may do what, once: the server's checks, the set in the token, the gate and the explain page all read it.
 * Returns it compiled and deeply frozen. Throws AccessDefinitionError with every problem, its path and the near spelling.
 */
export function defineAccess<
  const Entities extends EntitiesInput,
  const Entitlement extends string,
  const Plan extends string = string,
  const Flag extends string = never,
>(
  input: AccessInput<Entities, Entitlement, Plan, Flag>,
): AccessDefinition<Entitlement, EntityOf<Entities>, RoleOf<Entities>, Plan, Flag> {
  const problems = gatherProblems()
  const entities = compileEntities(input.entities, problems)
  const catalogue = Object.keys(input.entitlements).sort()
  const tenantType = rootOf(entities)
  const named = { entitlements: input.entitlements, types: Object.keys(entities), tenantType }
  const plans = compilePlans(input.plans ?? {}, named, problems)
  const flags = compileFlags(input.flags ?? {})
  const vocabulary = { entities, plans: input.plans ? plans : null, flags: Object.keys(flags) }
  const entitlements = compileEntitlements(input.entitlements, vocabulary, problems)
  checkDefaultPlan(input.defaultPlan, plans, problems)
  problems.settle()
  const model: AccessModel = {
    ...{ entities, entitlements, catalogue, plans, flags, tenantType },
    defaultPlan: input.defaultPlan ?? null,
  }
  return deepFreeze(model)
}

/** The first type that inherits from nothing else. */
function rootOf(entities: AccessModel['entities']): string {
  const roots = Object.values(entities).filter(({ inherits, type }) =>
    Object.keys(inherits).every((parent) => parent === type),
  )
  return roots[0]?.type ?? ''
}

function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value
  for (const part of Object.values(value)) deepFreeze(part)
  return Object.freeze(value)
}
