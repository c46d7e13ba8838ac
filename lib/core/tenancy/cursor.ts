import { isUuid } from '../auth/uuid'
import type { Position } from './types'

export type Page<Item> = { items: Item[]; nextCursor: string | null }

/** A place in a list, as a client carries it: opaque, and good for this sort order alone. */
export function encodeCursor(sort: string, { value, id }: Position): string {
  return Buffer.from(JSON.stringify([sort, value, id])).toString('base64url')
}

/**
 * The place that a cursor names, or null when it is not one of this sort order. `values` says what the list is sorted by:
 * text, or times (epoch ms). What comes back is safe to compare with, whoever made the cursor.
 */
export function decodeCursor(sort: string, values: 'text' | 'time', cursor: string): Position | null {
  const parts = parse(Buffer.from(cursor, 'base64url').toString())
  if (!Array.isArray(parts) || parts.length !== 3) return null
  const [madeFor, value, id] = parts as unknown[]
  if (madeFor !== sort || typeof id !== 'string' || !isUuid(id)) return null
  if (values === 'text') return isStorable(value) ? { value, id } : null
  return isTime(value) ? { value, id } : null
}

/** Cuts a page out of rows that were asked for one beyond `limit`: that one tells whether there is more. */
export function pageOf<Row>(
  rows: readonly Row[],
  limit: number,
  sort: string,
  position: (row: Row) => Position,
): Page<Row> {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  const nextCursor = rows.length > limit && last !== undefined ? encodeCursor(sort, position(last)) : null
  return { items, nextCursor }
}

/** Text without NUL, which the database can't hold. */
function isStorable(value: unknown): value is string {
  return typeof value === 'string' && !value.includes('\0')
}

function isTime(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 8.64e15
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
