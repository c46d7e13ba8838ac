import type { MemberStore } from '@/lib/core/tenancy/people'
import { ownerRole } from '@/lib/core/tenancy/ranked-roles'
import type { Member } from '@/lib/core/tenancy/types'
import { ownRow, type Bound } from './bound'
import { endMembership } from './cascade'
import { heldRoles, isLastOwner, isOwner, replaceRole } from './held-roles'
import { contains, pageOfRows } from './list'
import type { MembershipRow } from './tables'

export function createMemberStore(bound: Bound): MemberStore {
  return { ...reading(bound), ...changing(bound) }
}

function reading(bound: Bound) {
  const { tables } = bound
  const toMember = ({ tenantId: _, ...row }: MembershipRow): Member => {
    const user = tables.users.get(row.userId)
    return { ...row, name: user?.name ?? '', email: user?.email ?? '', ...heldRoles(bound, row.userId) }
  }
  const all = () => tables.memberships.filter(ownRow(bound)).map(toMember)
  const one = (matches: (member: Member) => boolean) => all().find(matches) ?? null

  return {
    async list(query) {
      const found = all().filter(
        ({ name, email, roles }) =>
          contains([name, email], query.q) && (query.role === undefined || roles.includes(query.role)),
      )
      return pageOfRows(found, query)
    },
    count: async () => all().length,
    find: async (id) => one((member) => member.id === id),
    findByUser: async (userId) => one((member) => member.userId === userId),
    findByEmail: async (email) => one((member) => member.email === email),
  } satisfies Partial<MemberStore>
}

function changing(bound: Bound) {
  const { tables, tenantId, root } = bound
  const isMember = (userId: string) =>
    tables.memberships.find((row) => row.tenantId === tenantId && row.userId === userId) !== null

  return {
    async add({ id, userId, role, at }) {
      if (isMember(userId)) return false
      if (!tables.users.has(userId)) throw new Error('A membership needs its person.')
      tables.memberships.set(id, { id, tenantId, userId, joinedAt: at, lastActiveAt: at })
      replaceRole(bound, userId, role)
      return true
    },

    async setRole(userId, role) {
      if (!isMember(userId)) return 'unknown'
      if (role !== ownerRole(root) && isLastOwner(bound, userId)) return 'last_owner'
      replaceRole(bound, userId, role)
      return 'changed'
    },

    async transferOwnership({ from, to, role }) {
      if (!isOwner(bound, from) || from === to || !isMember(to)) return 'unknown'
      replaceRole(bound, to, ownerRole(root))
      replaceRole(bound, from, role)
      return 'changed'
    },

    async remove(userId) {
      if (isLastOwner(bound, userId)) return 'last_owner'
      return endMembership(tables, tenantId, userId) ? 'removed' : 'unknown'
    },
  } satisfies Partial<MemberStore>
}
