import type { Page } from './cursor'
import { listPage, type ListInput, type Sorts } from './list-query'
import type { ListQuery } from './types'

/** A row of a list that is at hand as a whole: few enough to be counted, sorted and searched here. */
export type ListedRow<By extends string> = { readonly id: string } & Readonly<Record<By, string | number>>

/** One page of rows that are all at hand, found, sorted and cut as a store does it. `textOf` is what `q` is looked for in. */
export function pageOfAll<By extends string, Row extends ListedRow<By>>(
  sorts: Sorts<By>,
  input: ListInput,
  rows: readonly Row[],
  textOf: (row: Row) => string,
): Promise<Page<Row>> {
  return listPage(sorts, input, (query) => Promise.resolve(select(query, rows, textOf)))
}

function select<By extends string, Row extends ListedRow<By>>(
  { q = '', sort, after, limit }: ListQuery<By>,
  rows: readonly Row[],
  textOf: (row: Row) => string,
): Row[] {
  const direction = sort.descending ? -1 : 1
  const placeOf = (row: Row) => ({ value: row[sort.by], id: row.id })
  const found = rows.filter((row) => textOf(row).toLowerCase().includes(q.toLowerCase()))
  const sorted = found.sort((one, other) => direction * compare(placeOf(one), placeOf(other)))
  const rest = after ? sorted.filter((row) => direction * compare(placeOf(row), after) > 0) : sorted
  return rest.slice(0, limit)
}

type Place = { value: string | number; id: string }

function compare(one: Place, other: Place): number {
  const byValue = order(folded(one.value), folded(other.value))
  return byValue === 0 ? order(one.id, other.id) : byValue
}

function folded(value: string | number): string | number {
  return typeof value === 'string' ? value.toLowerCase() : value
}

function order(one: string | number, other: string | number): number {
  if (one === other) return 0
  return one < other ? -1 : 1
}
