import type { Resource } from '@/lib/core/access/effective-roles'
import type { ClosureStore, Placement } from '@/lib/core/access/stores'
import { isUuid } from '@/lib/core/auth/uuid'
import type { Prisma } from '../generated/client'

export function createClosureStore(db: Prisma.TransactionClient): ClosureStore {
  return {
    async placements(tenantId, resources) {
      // What is no id names nothing, and the database would refuse the whole statement.
      const asked = resources.filter(({ id }) => isUuid(id))
      if (asked.length === 0 || !isUuid(tenantId)) return resources.map(() => null)
      const rows = await db.$queryRaw<{ ownerId: string | null; path: Resource[] | null }[]>`
        SELECT r."owner_id" AS "ownerId", (
          SELECT json_agg(json_build_object('type', c."ancestor_type", 'id', c."ancestor_id") ORDER BY c."depth")
          FROM "closure" c WHERE c."tenant_id" = ${tenantId}::uuid AND c."descendant_type" = a."type"
            AND c."descendant_id" = a."id") AS "path"
        FROM unnest(${asked.map(({ type }) => type)}::text[], ${asked.map(({ id }) => id)}::uuid[])
          WITH ORDINALITY AS a ("type", "id", "place")
        LEFT JOIN "resources" r ON r."tenant_id" = ${tenantId}::uuid AND r."type" = a."type" AND r."id" = a."id"
        ORDER BY a."place"`
      const found = rows.map(({ path, ownerId }): Placement | null => path && { path, ownerId })
      return resources.map(({ id }) => (isUuid(id) ? (found.shift() ?? null) : null))
    },
  }
}
