import type { Resource } from '@/lib/core/access/effective-roles'
import type { AssignmentStore } from '@/lib/core/tenancy/people'
import { ownerRole } from '@/lib/core/tenancy/ranked-roles'
import type { Holding } from '@/lib/core/tenancy/types'
import { lockTenant, type Bound } from './bound'

export function createAssignmentStore(bound: Bound): AssignmentStore {
  return { ...reading(bound), ...changing(bound) }
}

function reading({ db, tenantId }: Bound) {
  return {
    async ofUser(userId) {
      const rows = await db.roleAssignment.findMany({
        where: { tenantId, userId },
        orderBy: [{ resourceType: 'asc' }, { resourceId: 'asc' }, { role: 'asc' }],
      })
      return rows.map(({ resourceType, resourceId, role }) => ({ type: resourceType, id: resourceId, role }))
    },

    async all(limit) {
      const rows = await db.roleAssignment.findMany({ where: { tenantId }, take: limit })
      return rows.map(({ userId, resourceType, resourceId, role }) => ({
        userId,
        type: resourceType,
        id: resourceId,
        role,
      }))
    },

    async on(things) {
      return db.$queryRaw<Holding[]>`
        SELECT a."user_id" AS "userId", u."name", u."email", a."resource_type" AS "type", a."resource_id" AS "id",
          a."role"
        FROM unnest(${things.map(({ type }) => type)}::text[], ${things.map(({ id }) => id)}::uuid[])
          WITH ORDINALITY AS t ("type", "id", "place")
        JOIN "user_tenant_roles" a ON a."tenant_id" = ${tenantId}::uuid AND a."resource_type" = t."type"
          AND a."resource_id" = t."id"
        JOIN "users" u ON u."id" = a."user_id"
        ORDER BY lower(u."name") COLLATE "C", a."user_id", t."place", a."role" COLLATE "C"`
    },

    async holdersOf(type, role) {
      const rows = await db.roleAssignment.findMany({
        where: { tenantId, resourceType: type, role },
        distinct: ['userId'],
        select: { userId: true },
      })
      return rows.map(({ userId }) => userId)
    },
  } satisfies Partial<AssignmentStore>
}

function changing(bound: Bound) {
  const { db, tenantId, root } = bound

  const refuseTenant = ({ type, id }: Resource) => {
    if (type === root.type && id === tenantId) {
      throw new TypeError('What is held on the tenant itself is changed through its members')
    }
  }

  return {
    async set(userId, thing, role) {
      refuseTenant(thing)
      await lockTenant(bound)
      const held = { tenantId, userId, resourceType: thing.type, resourceId: thing.id }
      if ((await db.membership.count({ where: { tenantId, userId } })) === 0) return 'not_a_member'
      const known = await db.resource.count({ where: { tenantId, type: thing.type, id: thing.id } })
      if (known === 0) return 'unknown_thing'
      await db.roleAssignment.deleteMany({ where: held })
      await db.roleAssignment.createMany({ data: [{ ...held, role }] })
      return 'set'
    },

    async clear(userId, thing) {
      refuseTenant(thing)
      const { count } = await db.roleAssignment.deleteMany({
        where: { tenantId, userId, resourceType: thing.type, resourceId: thing.id },
      })
      return count > 0
    },

    async replaceOnTenant(from, to) {
      if (from === ownerRole(root)) throw new TypeError('Owners are changed through the members, one by one')
      await lockTenant(bound)
      const on = { tenantId, resourceType: root.type, resourceId: tenantId }
      const holders = await db.roleAssignment.findMany({
        where: { ...on, role: from },
        select: { userId: true },
      })
      await db.roleAssignment.deleteMany({ where: { ...on, role: from } })
      await db.roleAssignment.createMany({
        data: holders.map(({ userId }) => ({ ...on, userId, role: to })),
        skipDuplicates: true,
      })
      return holders.map(({ userId }) => userId)
    },
  } satisfies Partial<AssignmentStore>
}
