import type { TenantClosing } from '@/lib/core/auth/stores'
import type { Prisma } from '../generated/client'

/**
 * Deletes all that people have put into a tenant, its name included, and gives its address back. What is left until it is
 * purged is what is charged for, and to whom: without it nobody could cancel that. A deletion of before keeps its dates.
 */
export async function closeTenant(
  tx: Prisma.TransactionClient,
  tenantId: string,
  { at, purgeAt }: TenantClosing,
): Promise<void> {
  const where = { tenantId }
  await tx.workspace.deleteMany({ where })
  await tx.resource.deleteMany({ where })
  await tx.invitation.deleteMany({ where })
  await tx.role.deleteMany({ where })
  await tx.permission.deleteMany({ where })
  await tx.flagOverride.deleteMany({ where })
  await tx.consumption.deleteMany({ where })
  await tx.membership.deleteMany({ where })
  // No slug that can be chosen has a colon.
  await tx.$executeRaw`
    UPDATE "tenants" SET "name" = '', "slug" = 'closed:' || "id",
      "deleted_at" = coalesce("deleted_at", ${new Date(at)}), "purge_at" = coalesce("purge_at", ${new Date(purgeAt)})
    WHERE "id" = ${tenantId}::uuid`
}
