import type { TenantDirectory } from '@/lib/core/tenancy/directory'
import { ownerRole } from '@/lib/core/tenancy/ranked-roles'
import type { Tenant, TenantRoot } from '@/lib/core/tenancy/types'
import type { Database } from '../database'
import { Prisma, type Tenant as TenantRow } from '../generated/client'
import { retryingConflicts } from '../retry-conflicts'
import { notifyAccess } from './access-events'
import { tenantColumns, toTenant } from './tenant-row'

type Ownership = Pick<TenantDirectory, 'listDeletedOwnedBy' | 'soleOwnedBy' | 'leaveAll'>

/** What hangs on a person's being an owner, over all tenants. */
export function createOwnership(prisma: Database['prisma'], root: TenantRoot): Ownership {
  return {
    async listDeletedOwnedBy(userId) {
      const rows = await prisma.$queryRaw<TenantRow[]>`
        SELECT ${Prisma.raw(tenantColumns)} FROM "tenants" t
        WHERE t."deleted_at" IS NOT NULL AND ${isOwner(root, userId)} ORDER BY t."purge_at", t."id"`
      return rows.map(toTenant)
    },

    soleOwnedBy: (userId) => soleOwnedBy(prisma, root, userId),

    leaveAll: (userId) =>
      retryingConflicts(() =>
        prisma.$transaction(async (tx) => {
          // All in one order, so that no two people who leave wait for one another.
          await tx.$queryRaw`
            SELECT 1 FROM "tenants" WHERE "id" IN (
              SELECT "tenant_id" FROM "user_tenants" WHERE "user_id" = ${userId}::uuid)
            ORDER BY "id" FOR NO KEY UPDATE`
          const sole = await soleOwnedBy(tx, root, userId)
          if (sole.length === 0) await leave(tx, userId)
          return sole
        }),
      ),
  }
}

/** A condition on tenants `t`. */
function isOwner(root: TenantRoot, userId: string): Prisma.Sql {
  return Prisma.sql`EXISTS (SELECT FROM "user_tenant_roles" a WHERE a."tenant_id" = t."id"
    AND a."user_id" = ${userId}::uuid AND a."resource_type" = ${root.type} AND a."resource_id" = t."id"
    AND a."role" = ${ownerRole(root)})`
}

/** Those being deleted hold nobody up. */
async function soleOwnedBy(
  db: Prisma.TransactionClient,
  root: TenantRoot,
  userId: string,
): Promise<Tenant[]> {
  const rows = await db.$queryRaw<TenantRow[]>`
    SELECT ${Prisma.raw(tenantColumns)} FROM "tenants" t
    WHERE t."deleted_at" IS NULL AND ${isOwner(root, userId)}
      AND NOT EXISTS (SELECT FROM "user_tenant_roles" a WHERE a."tenant_id" = t."id"
        AND a."user_id" <> ${userId}::uuid AND a."resource_type" = ${root.type} AND a."resource_id" = t."id"
        AND a."role" = ${ownerRole(root)})
      AND EXISTS (SELECT FROM "user_tenants" m WHERE m."tenant_id" = t."id" AND m."user_id" <> ${userId}::uuid)
    ORDER BY lower(t."name") COLLATE "C", t."id"`
  return rows.map(toTenant)
}

async function leave(tx: Prisma.TransactionClient, userId: string): Promise<void> {
  await tx.tenant.deleteMany({
    where: { memberships: { some: { userId }, none: { userId: { not: userId } } } },
  })
  const left = await tx.$queryRaw<{ tenantId: string }[]>`
    DELETE FROM "user_tenants" WHERE "user_id" = ${userId}::uuid RETURNING "tenant_id" AS "tenantId"`
  for (const { tenantId } of left) {
    await notifyAccess(tx, { tenantId, userId: null, type: 'membership_changed' })
  }
}
