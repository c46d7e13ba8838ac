import type { Resource } from '@/lib/core/access/effective-roles'
import type { RoleStore, Standing } from '@/lib/core/access/stores'
import { isUuid } from '@/lib/core/auth/uuid'
import { Prisma } from '../generated/client'

export function createRoleStore(db: Prisma.TransactionClient): RoleStore {
  return {
    async standing(userId, tenantId, things) {
      if (!isUuid(userId) || !isUuid(tenantId)) return nobody
      const [row] = await db.$queryRaw<Standing[]>(
        standingOf(
          userId,
          tenantId,
          things.filter(({ id }) => isUuid(id)),
        ),
      )
      return row ?? nobody
    },
  }
}

const nobody: Standing = { isMember: false, assignments: [], held: [], grants: [], flags: [] }

/**
 * One statement, every part of it by index. The different roles held are found by skipping from one to the next, so that
 * a person with many assignments costs no more than one with few.
 */
function standingOf(userId: string, tenantId: string, things: readonly Resource[]): Prisma.Sql {
  const tenant = Prisma.sql`${tenantId}::uuid`
  const user = Prisma.sql`${userId}::uuid`
  const own = Prisma.sql`a."tenant_id" = ${tenant} AND a."user_id" = ${user}`
  return Prisma.sql`
    WITH RECURSIVE held AS (
      (SELECT a."resource_type", a."role" FROM "user_tenant_roles" a WHERE ${own}
        ORDER BY a."resource_type", a."role" LIMIT 1)
      UNION ALL
      SELECT n."resource_type", n."role" FROM held h, LATERAL (
        SELECT a."resource_type", a."role" FROM "user_tenant_roles" a
        WHERE ${own} AND (a."resource_type", a."role") > (h."resource_type", h."role")
        ORDER BY a."resource_type", a."role" LIMIT 1) n),
    asked AS (
      SELECT DISTINCT * FROM unnest(${things.map(({ type }) => type)}::text[],
        ${things.map(({ id }) => id)}::uuid[]) AS t ("type", "id"))
    SELECT
      EXISTS (SELECT FROM "user_tenants" a JOIN "tenants" t ON t."id" = a."tenant_id" AND t."deleted_at" IS NULL
        WHERE ${own}) AS "isMember",
      ${list(Prisma.sql`SELECT t."type", t."id", a."role" FROM asked t JOIN "user_tenant_roles" a
        ON ${own} AND a."resource_type" = t."type" AND a."resource_id" = t."id"`)} AS "assignments",
      ${list(Prisma.sql`SELECT "resource_type" AS "type", "role" FROM held`)} AS "held",
      ${list(grantsIn(tenant))} AS "grants",
      ${list(Prisma.sql`SELECT "key", 'global' AS "scope", "enabled", "percent" FROM "flags" UNION ALL
        SELECT f."key", CASE WHEN f."user_id" IS NULL THEN 'tenant' ELSE 'user' END, f."enabled", NULL
        FROM "flag_overrides" f WHERE f."tenant_id" = ${tenant} AND f."subject_id" IN (${tenant}, ${user})`)}
        AS "flags"`
}

function grantsIn(tenant: Prisma.Sql): Prisma.Sql {
  const permissions = list(Prisma.sql`
    SELECT p."permission" AS "name", p."ownership" FROM "role_permissions" p WHERE p."role_id" = r."id"`)
  return Prisma.sql`SELECT r."type", r."slug" AS "role", json_build_object('permissions', ${permissions},
    'exclude', r."exclude") AS "grant" FROM "roles" r WHERE r."tenant_id" = ${tenant}`
}

function list(rows: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(SELECT coalesce(json_agg(q), '[]') FROM (${rows}) q)`
}
