import { idleStatuses } from '@/lib/core/billing/renews'
import type { TenantDirectory } from '@/lib/core/tenancy/directory'
import type { TenantMembership, TenantRoot } from '@/lib/core/tenancy/types'
import { createAuditStore } from '../audit-store'
import type { Database } from '../database'
import { toMs } from '../executor'
import { Prisma, type Tenant as TenantRow } from '../generated/client'
import { notifyAccess } from './access-events'
import type { CreateTenant } from './create-tenant'
import { heldRoles, toRoles } from './held-roles'
import { toInvitation } from './invitation-store'
import { createOwnership } from './ownership'
import { tenantColumns, toTenant } from './tenant-row'

export type DirectoryOptions = {
  root: TenantRoot
  createTenant: CreateTenant
}

export function createTenantDirectory(
  database: Pick<Database, 'prisma' | 'executeSql'>,
  { root, createTenant }: DirectoryOptions,
): TenantDirectory {
  const { prisma } = database
  return {
    ...finding(prisma),
    ...ofPerson(prisma, root),
    ...createOwnership(prisma, root),
    ...flags(prisma),
    createTenant,

    // Patiently, outside the pool for requests: much may go with a tenant.
    async purgeDeleted(at) {
      const { rows } = await database.executeSql(
        `DELETE FROM "tenants" t WHERE "purge_at" <= $1::timestamptz AND NOT EXISTS (
           SELECT FROM "billing_accounts" b WHERE b."tenant_id" = t."id"
             AND b."subscription"->>'status' <> ALL ($2::text[])
             AND b."subscription"->>'cancelAtPeriodEnd' IS DISTINCT FROM 'true')
         RETURNING "id"`,
        [new Date(at).toISOString(), idleStatuses],
      )
      return (rows as { id: string }[]).map(({ id }) => id)
    },

    // One statement: a thing goes from its table and from the tree, or stays in both.
    async purgeThings(before) {
      await database.executeSql(
        `WITH "gone" AS (
           DELETE FROM "workspaces" WHERE "deleted_at" < $1::timestamptz RETURNING 'workspace' AS "type", "tenant_id", "id"),
         "gone_projects" AS (
           DELETE FROM "projects" WHERE "deleted_at" < $1::timestamptz RETURNING 'project' AS "type", "tenant_id", "id")
         DELETE FROM "resources" r USING (TABLE "gone" UNION ALL TABLE "gone_projects") g
         WHERE r."tenant_id" = g."tenant_id" AND r."type" = g."type" AND r."id" = g."id"`,
        [new Date(before).toISOString()],
      )
    },
  }
}

function finding(db: Prisma.TransactionClient) {
  return {
    async findById(id) {
      const row = await db.tenant.findUnique({ where: { id } })
      return row && toTenant(row)
    },

    async findBySlug(slug) {
      const row = await db.tenant.findUnique({ where: { slug } })
      return row && toTenant(row)
    },

    async findInvitation(tokenHash) {
      const row = await db.invitation.findUnique({ where: { tokenHash }, include: { tenant: true } })
      return row && { invitation: toInvitation(row), tenant: toTenant(row.tenant) }
    },
  } satisfies Partial<TenantDirectory>
}

type MembershipRow = TenantRow & { memberId: string; joinedAt: Date; held: string[] }

function ofPerson(db: Prisma.TransactionClient, root: TenantRoot) {
  const memberships = async (condition: Prisma.Sql): Promise<TenantMembership[]> => {
    const rows = await db.$queryRaw<MembershipRow[]>`
      SELECT ${Prisma.raw(tenantColumns)}, m."id" AS "memberId", m."joined_at" AS "joinedAt", ${heldRoles(root)}
      FROM "user_tenants" m JOIN "tenants" t ON t."id" = m."tenant_id" AND t."deleted_at" IS NULL
      WHERE ${condition} ORDER BY m."joined_at", m."id"`
    return rows.map((row) => ({
      tenant: toTenant(row),
      memberId: row.memberId,
      ...toRoles(root, row.held),
      joinedAt: toMs(row.joinedAt),
    }))
  }
  const one = async (condition: Prisma.Sql) => (await memberships(condition))[0] ?? null

  return {
    listOf: (userId) => memberships(Prisma.sql`m."user_id" = ${userId}::uuid`),
    membership: (userId, tenantId) =>
      one(Prisma.sql`m."user_id" = ${userId}::uuid AND m."tenant_id" = ${tenantId}::uuid`),
    membershipBySlug: (userId, slug) => one(Prisma.sql`m."user_id" = ${userId}::uuid AND t."slug" = ${slug}`),

    async lastTenant(userId) {
      const row = await db.user.findUnique({ where: { id: userId }, select: { lastTenantId: true } })
      return row?.lastTenantId ?? null
    },

    async setLastTenant(userId, tenantId, at) {
      await db.$executeRaw`
        WITH active AS (
          UPDATE "user_tenants" SET "last_active_at" = greatest("last_active_at", ${new Date(at)})
          WHERE "user_id" = ${userId}::uuid AND "tenant_id" = ${tenantId}::uuid RETURNING "tenant_id")
        UPDATE "users" u SET "last_tenant_id" = active."tenant_id" FROM active WHERE u."id" = ${userId}::uuid`
    },
  } satisfies Partial<TenantDirectory>
}

function flags(db: Prisma.TransactionClient & Pick<Database['prisma'], '$transaction'>) {
  return {
    listFlags: () => db.flag.findMany({ orderBy: { key: 'asc' } }),

    async setFlag(key, setting, entry) {
      await db.$transaction(async (tx) => {
        await createAuditStore(tx).record(entry)
        if (setting) await tx.flag.upsert({ where: { key }, create: { key, ...setting }, update: setting })
        else await tx.flag.deleteMany({ where: { key } })
        await notifyAccess(tx, { tenantId: null, userId: null, type: 'flag_changed' })
      })
    },
  } satisfies Partial<TenantDirectory>
}
