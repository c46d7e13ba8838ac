import type { Resource } from '@/lib/core/access/effective-roles'
import type { AssignmentStore } from '@/lib/core/tenancy/people'
import { ownerRole } from '@/lib/core/tenancy/ranked-roles'
import { ownRow, withoutTenant, type Bound } from './bound'
import { isOnTenant } from './held-roles'
import { compare, folded } from './list'
import { keyOf } from './tables'

export function createAssignmentStore(bound: Bound): AssignmentStore {
  return { ...reading(bound), ...changing(bound) }
}

function reading(bound: Bound) {
  const { tables } = bound
  const all = () => tables.assignments.filter(ownRow(bound)).map(withoutTenant)

  return {
    async ofUser(userId) {
      return all()
        .filter((row) => row.userId === userId)
        .map(({ type, id, role }) => ({ type, id, role }))
        .sort((a, b) => compare([a.type, `${a.id} ${a.role}`], [b.type, `${b.id} ${b.role}`]))
    },

    all: async (limit) => all().slice(0, limit),

    async on(things) {
      const place = (thing: Resource) =>
        things.findIndex(({ type, id }) => type === thing.type && id === thing.id)
      return all()
        .filter((row) => place(row) >= 0)
        .map((row) => {
          const user = tables.users.get(row.userId)
          return { ...row, name: user?.name ?? '', email: user?.email ?? '' }
        })
        .sort(
          (a, b) =>
            compare([folded(a.name), a.userId], [folded(b.name), b.userId]) ||
            compare([place(a), a.role], [place(b), b.role]),
        )
    },

    async holdersOf(type, role) {
      const held = all().filter((row) => row.type === type && row.role === role)
      return [...new Set(held.map(({ userId }) => userId))]
    },
  } satisfies Partial<AssignmentStore>
}

function changing(bound: Bound) {
  const { tables, tenantId, root } = bound

  const refuseTenant = ({ type, id }: Resource) => {
    if (type === root.type && id === tenantId) {
      throw new TypeError('What is held on the tenant itself is changed through its members')
    }
  }
  const clear = (userId: string, { type, id }: Resource) =>
    tables.assignments.deleteWhere(
      (row) => row.tenantId === tenantId && row.userId === userId && row.type === type && row.id === id,
    )
  const put = (userId: string, { type, id }: Resource, role: string) =>
    tables.assignments.set(keyOf(tenantId, userId, type, id, role), { tenantId, userId, type, id, role })

  return {
    async set(userId, thing, role) {
      refuseTenant(thing)
      const isMember = tables.memberships.find((row) => row.tenantId === tenantId && row.userId === userId)
      if (!isMember) return 'not_a_member'
      if (!tables.resources.has(keyOf(tenantId, thing.type, thing.id))) return 'unknown_thing'
      clear(userId, thing)
      put(userId, thing, role)
      return 'set'
    },

    async clear(userId, thing) {
      refuseTenant(thing)
      return clear(userId, thing) > 0
    },

    async replaceOnTenant(from, to) {
      if (from === ownerRole(root)) throw new TypeError('Owners are changed through the members, one by one')
      const held = tables.assignments.filter((row) => row.role === from && isOnTenant(bound, row))
      for (const row of held) {
        tables.assignments.delete(keyOf(tenantId, row.userId, row.type, row.id, from))
        put(row.userId, row, to)
      }
      return held.map(({ userId }) => userId)
    },
  } satisfies Partial<AssignmentStore>
}
