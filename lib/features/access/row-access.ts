import { z } from 'zod'
import type { AccessContext } from '@/lib/core/access/access-context'
import { computeEntityAccess, type EntityAccess } from '@/lib/core/access/entity-access'

/** A row as it is answered: with what the caller may do with it. */
export type WithAccess<Row> = Row & { __access: EntityAccess }

export const rowAccessSchema = z
  .record(
    z.string(),
    z.object({
      allowed: z.boolean(),
      reason: z.string().optional(),
      meta: z.record(z.string(), z.unknown()).optional(),
    }),
  )
  .meta({ id: 'RowAccess' })

/** The rows with what the caller may do with each: two queries, however many they are. */
export function withAccess<Row extends { id: string }>(
  access: AccessContext,
  type: string,
  entitlements: readonly string[],
  rows: readonly Row[],
): Promise<WithAccess<Row>[]> {
  return Promise.all(
    rows.map(async (row) => ({
      ...row,
      __access: await computeEntityAccess(entitlements, { type, id: row.id }, access),
    })),
  )
}
