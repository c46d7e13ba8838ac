import type { Resource } from '@/lib/core/access/effective-roles'
import { maxDepth, type TreeStore } from '@/lib/core/tenancy/things'
import { lockTenant, type Bound } from './bound'

export function createTreeStore(bound: Bound): TreeStore {
  const { db, tenantId } = bound

  return {
    async add({ type, id, parent, ownerId }) {
      await lockTenant(bound)
      const above = await depthOf(bound, parent)
      if (above === 0) return 'unknown_parent'
      if (above >= maxDepth) return 'too_deep'
      await db.resource.create({
        data: { tenantId, type, id, parentType: parent.type, parentId: parent.id, ownerId },
        select: { id: true },
      })
      await db.$executeRaw`
        INSERT INTO "closure" ("tenant_id", "descendant_type", "descendant_id", "depth", "ancestor_type", "ancestor_id")
        SELECT ${tenantId}::uuid, ${type}, ${id}::uuid, 0, ${type}, ${id}::uuid
        UNION ALL
        SELECT "tenant_id", ${type}, ${id}::uuid, "depth" + 1, "ancestor_type", "ancestor_id" FROM "closure"
        WHERE "tenant_id" = ${tenantId}::uuid AND "descendant_type" = ${parent.type}
          AND "descendant_id" = ${parent.id}::uuid`
      return 'added'
    },

    async move(thing, parent) {
      await lockTenant(bound)
      const height = await heightOf(bound, thing)
      if (height === 0) return 'unknown'
      const above = await depthOf(bound, parent)
      if (above === 0) return 'unknown_parent'
      if (await isBelow(bound, parent, thing)) return 'cycle'
      if (above + height > maxDepth) return 'too_deep'
      await reattach(bound, thing, parent)
      return 'moved'
    },

    async remove(thing) {
      await lockTenant(bound)
      if (isTenant(bound, thing)) return []
      const below = await db.closure.findMany({
        where: { tenantId, ancestorType: thing.type, ancestorId: thing.id },
        select: { descendantType: true, descendantId: true },
        orderBy: [{ depth: 'asc' }, { descendantId: 'asc' }],
      })
      // What is below goes with it, by its reference to its parent.
      await db.resource.deleteMany({ where: { tenantId, type: thing.type, id: thing.id } })
      return below.map(({ descendantType, descendantId }) => ({ type: descendantType, id: descendantId }))
    },

    async setOwner({ type, id }, ownerId) {
      const { count } = await db.resource.updateMany({ where: { tenantId, type, id }, data: { ownerId } })
      return count === 1
    },
  }
}

function isTenant({ tenantId, root }: Bound, { type, id }: Resource): boolean {
  return type === root.type && id === tenantId
}

/** How long the path of a thing is; 0 when it is unknown. */
async function depthOf({ db, tenantId }: Bound, { type, id }: Resource): Promise<number> {
  return db.closure.count({ where: { tenantId, descendantType: type, descendantId: id } })
}

/** How many levels a thing and what is below it take up; 0 when it is unknown. */
async function heightOf({ db, tenantId }: Bound, { type, id }: Resource): Promise<number> {
  const { _max } = await db.closure.aggregate({
    where: { tenantId, ancestorType: type, ancestorId: id },
    _max: { depth: true },
  })
  return _max.depth === null ? 0 : _max.depth + 1
}

async function isBelow({ db, tenantId }: Bound, thing: Resource, above: Resource): Promise<boolean> {
  const way = await db.closure.count({
    where: {
      tenantId,
      descendantType: thing.type,
      descendantId: thing.id,
      ancestorType: above.type,
      ancestorId: above.id,
    },
  })
  return way > 0
}

/** Everything in the subtree loses what was above the thing, and gets what is above the new parent. */
async function reattach({ db, tenantId }: Bound, thing: Resource, parent: Resource): Promise<void> {
  await db.$executeRaw`
    DELETE FROM "closure" c USING "closure" s
    WHERE s."tenant_id" = ${tenantId}::uuid AND s."ancestor_type" = ${thing.type}
      AND s."ancestor_id" = ${thing.id}::uuid AND c."tenant_id" = s."tenant_id"
      AND c."descendant_type" = s."descendant_type" AND c."descendant_id" = s."descendant_id"
      AND c."depth" > s."depth"`
  await db.$executeRaw`
    INSERT INTO "closure" ("tenant_id", "descendant_type", "descendant_id", "depth", "ancestor_type", "ancestor_id")
    SELECT s."tenant_id", s."descendant_type", s."descendant_id", s."depth" + p."depth" + 1, p."ancestor_type",
      p."ancestor_id"
    FROM "closure" s, "closure" p
    WHERE s."tenant_id" = ${tenantId}::uuid AND s."ancestor_type" = ${thing.type}
      AND s."ancestor_id" = ${thing.id}::uuid AND p."tenant_id" = ${tenantId}::uuid
      AND p."descendant_type" = ${parent.type} AND p."descendant_id" = ${parent.id}::uuid`
  await db.resource.updateMany({
    where: { tenantId, type: thing.type, id: thing.id },
    data: { parentType: parent.type, parentId: parent.id },
  })
}
