import type { Conditions, Marker, Rule, Scalar } from './rules'
import { isMarker } from './rules'

/** A condition in the shape of Prisma's `where`. `{ OR: [] }` is met by no row. */
export type Where =
  | { readonly AND: readonly { readonly [column: string]: Scalar }[] }
  | { readonly OR: readonly [] }

export type Caller = { readonly userId: string | null; readonly tenantId: string | null }

const noRow: Where = { OR: [] }

/**
 * The part of a rule that a query can take over: every `where` that must hold. Two of them on one column both hold, so
 * that what contradicts itself finds nothing. Inside `any` they stay with `evaluateRule`, for a row that fails one of them
 * may pass another rule.
 */
export function whereOf(rule: Rule, caller: Caller): Where {
  const required = requiredConditions(rule).flatMap((conditions) => Object.entries(conditions))
  const resolved = required.map(([column, value]) => [column, resolve(value, caller)] as const)
  const conditions = resolved.flatMap(([column, value]) => (value === undefined ? [] : [{ [column]: value }]))
  return conditions.length < resolved.length ? noRow : { AND: conditions }
}

/** Undefined for a marker that nothing stands behind: it equals no value, not even null. */
export function resolve(value: Scalar | Marker, { userId, tenantId }: Caller): Scalar | undefined {
  if (!isMarker(value)) return value
  return (value.marker === 'user.id' ? userId : tenantId) ?? undefined
}

function requiredConditions(rule: Rule): readonly Conditions[] {
  if (rule.type === 'where') return [rule.conditions]
  return rule.type === 'all' ? rule.rules.flatMap(requiredConditions) : []
}
