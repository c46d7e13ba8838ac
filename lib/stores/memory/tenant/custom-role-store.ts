import type { RoleGrant } from '@/lib/core/access/custom-roles'
import type { CustomRoleStore } from '@/lib/core/tenancy/people'
import { ownRow, withoutTenant, type Bound } from './bound'
import { compare } from './list'
import { keyOf } from './tables'

export function createCustomRoleStore(bound: Bound): CustomRoleStore {
  const { tables, tenantId } = bound
  const { roles } = tables
  const find = (type: string, slug: string) => {
    const row = roles.get(keyOf(tenantId, type, slug))
    return row && withoutTenant(row)
  }

  return {
    async list() {
      const rows = roles.filter(ownRow(bound)).map(withoutTenant)
      return rows.sort((a, b) => compare([a.type, a.slug], [b.type, b.slug]))
    },

    find: async (type, slug) => find(type, slug),

    async counts() {
      const held = new Map<string, { type: string; role: string; users: Set<string> }>()
      for (const { type, role, userId } of tables.assignments.filter(ownRow(bound))) {
        const count = held.get(keyOf(type, role)) ?? { type, role, users: new Set() }
        count.users.add(userId)
        held.set(keyOf(type, role), count)
      }
      return [...held.values()]
        .map(({ users, ...count }) => ({ ...count, members: users.size }))
        .sort((a, b) => compare([a.type, a.role], [b.type, b.role]))
    },

    async create(role) {
      if (find(role.type, role.slug)) return false
      roles.set(keyOf(tenantId, role.type, role.slug), { ...role, grant: tidy(role.grant), tenantId })
      return true
    },

    async update(type, slug, { title, grant, updatedAt }) {
      const role = find(type, slug)
      if (!role) return null
      const changed = { ...role, title, grant: tidy(grant), updatedAt }
      roles.set(keyOf(tenantId, type, slug), { ...changed, tenantId })
      return changed
    },

    async remove(type, slug) {
      return roles.delete(keyOf(tenantId, type, slug))
    },
  }
}

/** As a database gives it back: in the order of names, and `ownership` only where it says something. */
function tidy({ permissions, exclude }: RoleGrant): RoleGrant {
  return {
    permissions: permissions
      .map(({ name, ownership }) => ({ name, ...(ownership && { ownership }) }))
      .sort((a, b) => compare([a.name, ''], [b.name, ''])),
    exclude: [...exclude],
  }
}
