import { z } from 'zod'
import { invalid } from '../action/validate'
import { decodeCursor, pageOf, type Page } from './cursor'
import type { ListQuery } from './types'

/** What a list can be sorted by, its own order first. */
export type Sorts<By extends string = string> = { readonly [Name in By]: 'text' | 'time' }

export type ListInput = {
  q?: string
  /** One of `Sorts`, turned round by a minus: the schema has seen to that. */
  sort: string
  limit: number
  cursor?: string
}

/** The query of every list: part of a name, an order (`-` turns it round), how many, and where to go on. */
export function listQuerySchema(sorts: Sorts) {
  const orders = Object.keys(sorts).flatMap((name) => [name, `-${name}`])
  const [first] = orders
  if (first === undefined) throw new TypeError('a list needs an order')
  return z.object({
    // Postgres has no NUL in a text, and answers a search for one with an error.
    q: z
      .string()
      .trim()
      .max(100, 'Use at most 100 characters.')
      .regex(/^[^\0]*$/, 'No name has this in it.')
      .optional()
      .meta({ examples: ['web'] }),
    sort: z.enum(orders).default(first),
    limit: z.coerce.number('Expected a number.').int().min(1).max(100).default(50),
    cursor: z.string().max(1_000).optional().describe('The `nextCursor` of the page before.'),
  })
}

/** What a store is asked for. Throws VALIDATION for a cursor that is not one of this order. */
export function toListQuery<By extends string>(sorts: Sorts<By>, input: ListInput): ListQuery<By> {
  const descending = input.sort.startsWith('-')
  const by = (descending ? input.sort.slice(1) : input.sort) as By
  const { q, limit, cursor } = input
  const after = cursor === undefined ? undefined : decodeCursor(input.sort, sorts[by], cursor)
  if (after === null)
    throw invalid([{ path: 'cursor', message: 'This is no cursor of this list and order.' }])
  return { sort: { by, descending }, limit, ...(q && { q }), ...(after && { after }) }
}

/** One page of what `find` finds: it is asked for one row more, which tells whether there is another page. */
export async function listPage<By extends string, Row extends { id: string } & Record<By, string | number>>(
  sorts: Sorts<By>,
  input: ListInput,
  find: (query: ListQuery<By>) => Promise<Row[]>,
): Promise<Page<Row>> {
  const query = toListQuery(sorts, input)
  const rows = await find({ ...query, limit: query.limit + 1 })
  return pageOf(rows, query.limit, input.sort, (row) => ({ value: row[query.sort.by], id: row.id }))
}
