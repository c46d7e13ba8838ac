import type { TenantRoot } from '@/lib/core/tenancy/types'
import type { Prisma } from '../generated/client'

/** What the stores of one tenant are made of: the transaction they run in, and whose it is. */
export type Bound = { db: Prisma.TransactionClient; tenantId: string; root: TenantRoot }

/**
 * Makes the transaction the only one at work on this tenant's members, roles and tree. NO KEY: rows that refer to the
 * tenant can still be written beside it.
 */
export async function lockTenant({ db, tenantId }: Bound): Promise<void> {
  await db.$queryRaw`SELECT 1 FROM "tenants" WHERE "id" = ${tenantId}::uuid FOR NO KEY UPDATE`
}
