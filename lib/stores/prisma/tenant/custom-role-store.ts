import type { RoleGrant } from '@/lib/core/access/custom-roles'
import type { CustomRoleStore } from '@/lib/core/tenancy/people'
import type { TenantRole } from '@/lib/core/tenancy/types'
import { toMs } from '../executor'
import type { Prisma } from '../generated/client'
import { lockTenant, type Bound } from './bound'

export function createCustomRoleStore(bound: Bound): CustomRoleStore {
  const { db, tenantId } = bound

  return {
    async list() {
      const rows = await db.role.findMany({
        where: { tenantId },
        include: withPermissions,
        orderBy: [{ type: 'asc' }, { slug: 'asc' }],
      })
      return rows.map(toTenantRole)
    },

    async find(type, slug) {
      const row = await db.role.findUnique({ where: key(tenantId, type, slug), include: withPermissions })
      return row && toTenantRole(row)
    },

    async counts() {
      return db.$queryRaw<{ type: string; role: string; members: number }[]>`
        SELECT "resource_type" AS "type", "role", count(DISTINCT "user_id")::int AS "members"
        FROM "user_tenant_roles" WHERE "tenant_id" = ${tenantId}::uuid GROUP BY 1, 2 ORDER BY 1, 2`
    },

    async create({ grant, createdAt, updatedAt, ...role }) {
      await lockTenant(bound)
      const times = { createdAt: new Date(createdAt), updatedAt: new Date(updatedAt) }
      const { count } = await db.role.createMany({
        data: [{ ...role, ...times, tenantId, exclude: [...grant.exclude] }],
        skipDuplicates: true,
      })
      if (count === 1) await writePermissions(bound, role.id, grant)
      return count === 1
    },

    async update(type, slug, { title, grant, updatedAt }) {
      await lockTenant(bound)
      const [role] = await db.role.updateManyAndReturn({
        where: { tenantId, type, slug },
        data: { title, exclude: [...grant.exclude], updatedAt: new Date(updatedAt) },
      })
      if (!role) return null
      await db.rolePermission.deleteMany({ where: { tenantId, roleId: role.id } })
      await writePermissions(bound, role.id, grant)
      await dropUnnamed(bound)
      return this.find(type, slug)
    },

    async remove(type, slug) {
      await lockTenant(bound)
      const { count } = await db.role.deleteMany({ where: { tenantId, type, slug } })
      await dropUnnamed(bound)
      return count === 1
    },
  }
}

const withPermissions = { permissions: true } as const

type RoleRow = Prisma.RoleGetPayload<{ include: typeof withPermissions }>

function toTenantRole(row: RoleRow): TenantRole {
  const permissions = row.permissions
    .toSorted((a, b) => (a.permission < b.permission ? -1 : 1))
    .map(({ permission, ownership }) => ({ name: permission, ...(ownership && { ownership }) }))
  return {
    id: row.id,
    type: row.type,
    slug: row.slug,
    title: row.title,
    custom: row.custom,
    grant: { permissions, exclude: row.exclude },
    createdAt: toMs(row.createdAt),
    updatedAt: toMs(row.updatedAt),
  }
}

function key(tenantId: string, type: string, slug: string) {
  return { tenantId_type_slug: { tenantId, type, slug } }
}

async function writePermissions(
  { db, tenantId }: Bound,
  roleId: string,
  { permissions }: RoleGrant,
): Promise<void> {
  await db.permission.createMany({
    data: permissions.map(({ name }) => ({ tenantId, name })),
    skipDuplicates: true,
  })
  await db.rolePermission.createMany({
    data: permissions.map(({ name, ownership = false }) => ({
      tenantId,
      roleId,
      permission: name,
      ownership,
    })),
  })
}

/** Patterns that no role names any more. */
async function dropUnnamed({ db, tenantId }: Bound): Promise<void> {
  await db.permission.deleteMany({ where: { tenantId, roles: { none: {} } } })
}
