import type { MemberStore } from '@/lib/core/tenancy/people'
import { ownerRole } from '@/lib/core/tenancy/ranked-roles'
import type { Member } from '@/lib/core/tenancy/types'
import { toMs } from '../executor'
import { Prisma } from '../generated/client'
import { lockTenant, type Bound } from './bound'
import { heldRoles, isLastOwner, replaceRole, toRoles } from './held-roles'
import { beyond, contains, textColumn, timeColumn } from './list-sql'

export function createMemberStore(bound: Bound): MemberStore {
  return { ...reading(bound), ...changing(bound) }
}

const sortColumns = {
  name: textColumn('u."name"'),
  email: textColumn('u."email"'),
  joinedAt: timeColumn('m."joined_at"'),
  lastActiveAt: timeColumn('m."last_active_at"'),
}

type MemberRow = Omit<Member, 'role' | 'roles' | 'joinedAt' | 'lastActiveAt'> & {
  held: string[]
  joinedAt: Date
  lastActiveAt: Date
}

function reading({ db, tenantId, root }: Bound) {
  const select = async (rest: Prisma.Sql): Promise<Member[]> => {
    const rows = await db.$queryRaw<MemberRow[]>`
      SELECT m."id", m."user_id" AS "userId", u."name", u."email", m."joined_at" AS "joinedAt",
        m."last_active_at" AS "lastActiveAt", ${heldRoles(root)}
      FROM "user_tenants" m JOIN "users" u ON u."id" = m."user_id" WHERE m."tenant_id" = ${tenantId}::uuid ${rest}`
    return rows.map(({ held, joinedAt, lastActiveAt, ...row }) => ({
      ...row,
      ...toRoles(root, held),
      joinedAt: toMs(joinedAt),
      lastActiveAt: toMs(lastActiveAt),
    }))
  }
  const one = async (condition: Prisma.Sql) => (await select(condition))[0] ?? null

  return {
    list: (query) => {
      const holds = query.role
        ? Prisma.sql`AND EXISTS (SELECT FROM "user_tenant_roles" a WHERE a."tenant_id" = m."tenant_id"
            AND a."user_id" = m."user_id" AND a."resource_type" = ${root.type}
            AND a."resource_id" = m."tenant_id" AND a."role" = ${query.role})`
        : Prisma.empty
      const found = contains(['u."name"', 'u."email"'], query.q)
      return select(Prisma.sql`${found} ${holds} ${beyond(query, sortColumns[query.sort.by], 'm."id"')}`)
    },
    count: () => db.membership.count({ where: { tenantId } }),
    find: (id) => one(Prisma.sql`AND m."id" = ${id}::uuid`),
    findByUser: (userId) => one(Prisma.sql`AND m."user_id" = ${userId}::uuid`),
    findByEmail: (email) => one(Prisma.sql`AND u."email" = ${email}`),
  } satisfies Partial<MemberStore>
}

function changing(bound: Bound) {
  const { db, tenantId, root } = bound
  const isMember = async (userId: string) =>
    (await db.membership.count({ where: { tenantId, userId } })) === 1

  return {
    async add({ id, userId, role, at }) {
      await lockTenant(bound)
      const time = new Date(at)
      const { count } = await db.membership.createMany({
        data: [{ id, tenantId, userId, joinedAt: time, lastActiveAt: time }],
        skipDuplicates: true,
      })
      if (count === 1) await replaceRole(bound, userId, role)
      return count === 1
    },

    async setRole(userId, role) {
      await lockTenant(bound)
      if (!(await isMember(userId))) return 'unknown'
      if (role !== ownerRole(root) && (await isLastOwner(bound, userId))) return 'last_owner'
      await replaceRole(bound, userId, role)
      return 'changed'
    },

    async transferOwnership({ from, to, role }) {
      await lockTenant(bound)
      const owner = { tenantId, userId: from, resourceType: root.type, resourceId: tenantId }
      const isOwner = await db.roleAssignment.count({ where: { ...owner, role: ownerRole(root) } })
      if (isOwner === 0 || from === to || !(await isMember(to))) return 'unknown'
      await replaceRole(bound, to, ownerRole(root))
      await replaceRole(bound, from, role)
      return 'changed'
    },

    async remove(userId) {
      await lockTenant(bound)
      if (await isLastOwner(bound, userId)) return 'last_owner'
      const { count } = await db.membership.deleteMany({ where: { tenantId, userId } })
      return count === 1 ? 'removed' : 'unknown'
    },
  } satisfies Partial<MemberStore>
}
