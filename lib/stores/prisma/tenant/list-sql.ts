import type { ListQuery, Position, Visibility } from '@/lib/core/tenancy/types'
import { Prisma } from '../generated/client'
import type { Bound } from './bound'

/** What a list can be sorted by: text, compared without regard to case, or a time. */
export type SortColumn = { kind: 'text' | 'time'; sql: Prisma.Sql }

export function textColumn(column: string): SortColumn {
  return { kind: 'text', sql: Prisma.sql`lower(${Prisma.raw(column)}) COLLATE "C"` }
}

export function timeColumn(column: string): SortColumn {
  return { kind: 'time', sql: Prisma.raw(column) }
}

/** The end of a list's statement: what lies beyond the position, in order. `id` makes the order total. */
export function beyond(
  { sort, after, limit }: ListQuery<string>,
  { kind, sql }: SortColumn,
  id: string,
): Prisma.Sql {
  const idColumn = Prisma.raw(id)
  const direction = Prisma.raw(sort.descending ? 'DESC' : 'ASC')
  const sign = Prisma.raw(sort.descending ? '<' : '>')
  const from = after
    ? Prisma.sql`AND (${sql}, ${idColumn}) ${sign} (${valueOf(kind, after)}, ${after.id}::uuid)`
    : Prisma.empty
  return Prisma.sql`${from} ORDER BY ${sql} ${direction}, ${idColumn} ${direction} LIMIT ${limit}::int`
}

/** `%` and `_` mean themselves. */
export function contains(columns: readonly string[], q: string | undefined): Prisma.Sql {
  if (!q) return Prisma.empty
  const hits = columns.map((column) => Prisma.sql`strpos(lower(${Prisma.raw(column)}), lower(${q})) > 0`)
  return Prisma.sql`AND (${Prisma.join(hits, ' OR ')})`
}

/** A condition on things of a type: that one of the scopes holds them. */
export function isVisible({ tenantId }: Bound, visible: Visibility, type: string, id: string): Prisma.Sql {
  if (visible === 'all') return Prisma.empty
  const { scopes, userId } = visible
  const idColumn = Prisma.raw(id)
  return Prisma.sql`AND EXISTS (
    SELECT FROM unnest(${scopes.map(({ under }) => under.type)}::text[],
      ${scopes.map(({ under }) => under.id)}::uuid[], ${scopes.map(({ own }) => own)}::boolean[])
      AS s ("type", "id", "own")
    JOIN "closure" c ON c."tenant_id" = ${tenantId}::uuid AND c."descendant_type" = ${type}
      AND c."descendant_id" = ${idColumn} AND c."ancestor_type" = s."type" AND c."ancestor_id" = s."id"
    JOIN "resources" r ON r."tenant_id" = ${tenantId}::uuid AND r."type" = ${type} AND r."id" = ${idColumn}
    WHERE NOT s."own" OR r."owner_id" = ${userId}::uuid)`
}

function valueOf(kind: 'text' | 'time', { value }: Position): Prisma.Sql {
  return kind === 'text'
    ? Prisma.sql`lower(${String(value)}) COLLATE "C"`
    : Prisma.sql`${new Date(Number(value))}::timestamptz`
}
