import type { ListQuery, Visibility } from '@/lib/core/tenancy/types'
import type { Bound } from './bound'
import { pathOf } from './tree-store'

/** The page of a list that a query asks for, of rows that have passed its other conditions. */
export function pageOfRows<
  Sort extends string,
  Row extends { id: string } & { [By in Sort]: string | number },
>(rows: readonly Row[], { sort, after, limit }: ListQuery<Sort>): Row[] {
  const sign = sort.descending ? -1 : 1
  const from = after && ([folded(after.value), after.id] as const)
  return rows
    .map((row) => ({ row, place: [folded(row[sort.by]), row.id] as const }))
    .filter(({ place }) => !from || sign * compare(place, from) > 0)
    .sort((a, b) => sign * compare(a.place, b.place))
    .slice(0, limit)
    .map(({ row }) => row)
}

export function contains(texts: readonly string[], q: string | undefined): boolean {
  return !q || texts.some((text) => text.toLowerCase().includes(q.toLowerCase()))
}

export function isVisible(bound: Bound, visible: Visibility, type: string, id: string): boolean {
  if (visible === 'all') return true
  const found = pathOf(bound, { type, id })
  return visible.scopes.some(
    ({ under, own }) =>
      found?.path.some((thing) => thing.type === under.type && thing.id === under.id) &&
      (!own || found.ownerId === visible.userId),
  )
}

/** Names without regard to case. */
export function folded(value: string | number): string | number {
  return typeof value === 'string' ? value.toLowerCase() : value
}

type Place = readonly [value: string | number, id: string]

export function compare(a: Place, b: Place): number {
  if (a[0] !== b[0]) return a[0] < b[0] ? -1 : 1
  return a[1] === b[1] ? 0 : a[1] < b[1] ? -1 : 1
}
