import type { AccessContext } from './access-context'
import type { Resource } from './effective-roles'
import type { Conditions, Rule } from './rules'
import { resolve, type Caller } from './where-of'

export type RuleContext = Caller & {
  readonly access: Pick<AccessContext, 'can' | 'hasRole' | 'verifiedWithin'>
  /** The thing that the rule is asked about; without one roles and entitlements are looked for on the tenant. */
  readonly resource?: Resource
}

export type Row = { readonly [column: string]: unknown }

/**
 * Whether the caller passes a rule, for a row where one is meant. Without a row no `where` holds: a list is narrowed by
 * `whereOf`, and each row of it is then evaluated.
 */
export async function evaluateRule(rule: Rule, context: RuleContext, row?: Row): Promise<boolean> {
  switch (rule.type) {
    case 'public':
      return true
    case 'authenticated':
      return context.userId !== null
    case 'role':
      return context.access.hasRole(rule.roles, context.resource)
    case 'entitlement':
      return context.access.can(rule.entitlement, context.resource)
    case 'where':
      return row !== undefined && matches(rule.conditions, context, row)
    case 'all':
      for (const one of rule.rules) if (!(await evaluateRule(one, context, row))) return false
      return true
    case 'any':
      for (const one of rule.rules) if (await evaluateRule(one, context, row)) return true
      return false
    case 'fva':
      return context.userId !== null && context.access.verifiedWithin(rule.maxAge)
  }
}

function matches(conditions: Conditions, caller: Caller, row: Row): boolean {
  return Object.entries(conditions).every(([column, wanted]) => {
    const value = resolve(wanted, caller)
    const actual = Object.hasOwn(row, column) ? row[column] : undefined
    if (value instanceof Date) return actual instanceof Date && actual.getTime() === value.getTime()
    return value !== undefined && actual === value
  })
}
