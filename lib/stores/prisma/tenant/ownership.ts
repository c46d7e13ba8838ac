import type { MembershipStore, TenantClosing } from '@/lib/core/auth/stores'
import type { TenantDirectory } from '@/lib/core/tenancy/directory'
import { ownerRole } from '@/lib/core/tenancy/ranked-roles'
import type { Tenant, TenantRoot } from '@/lib/core/tenancy/types'
import type { Database } from '../database'
import { Prisma, type Tenant as TenantRow } from '../generated/client'
import { notifyAccess } from './access-events'
import { closeTenant } from './close-tenant'
import { tenantColumns, toTenant } from './tenant-row'

type Ownership = Pick<TenantDirectory, 'listDeletedOwnedBy' | 'soleOwnedBy'>

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
  }
}

/** Part of the stores of an account, whose transaction it shares. */
export function createMembershipStore(db: Prisma.TransactionClient, root: TenantRoot): MembershipStore {
  return {
    async leaveAll(userId, closing) {
      // All in one order, so that no two people who leave wait for one another; and in full, so that no tenant that goes
      // is given an account at a payment provider meanwhile.
      await db.$queryRaw`
        SELECT 1 FROM "tenants" WHERE "id" IN (
          SELECT "tenant_id" FROM "user_tenants" WHERE "user_id" = ${userId}::uuid)
        ORDER BY "id" FOR UPDATE`
      if ((await soleOwnedBy(db, root, userId)).length > 0) return false
      await leave(db, userId, closing)
      return true
    },
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

async function leave(tx: Prisma.TransactionClient, userId: string, closing: TenantClosing): Promise<void> {
  const alone = { memberships: { some: { userId }, none: { userId: { not: userId } } } }
  await tx.tenant.deleteMany({ where: { ...alone, accounts: { none: {} } } })
  const known = await tx.tenant.findMany({ where: alone, select: { id: true } })
  for (const { id } of known) await closeTenant(tx, id, closing)
  const left = await tx.$queryRaw<{ tenantId: string }[]>`
    DELETE FROM "user_tenants" WHERE "user_id" = ${userId}::uuid RETURNING "tenant_id" AS "tenantId"`
  for (const { tenantId } of left) {
    await notifyAccess(tx, { tenantId, userId: null, type: 'membership_changed' })
  }
}
