import type { ClosureStore, FlagSetting, RoleStore } from '@/lib/core/access/stores'
import type { Tables } from '../tables'
import { pathOf } from './tree-store'

export function createClosureStore(tables: Tables): ClosureStore {
  return {
    placements: async (tenantId, resources) => resources.map((thing) => pathOf({ tables, tenantId }, thing)),
  }
}

export function createRoleStore(tables: Tables): RoleStore {
  return {
    async standing(userId, tenantId, things) {
      const isTheirs = (row: { tenantId: string; userId: string }) =>
        row.tenantId === tenantId && row.userId === userId
      const theirs = tables.assignments.filter(isTheirs)
      const held = new Map(theirs.map(({ type, role }) => [`${type} ${role}`, { type, role }]))
      return {
        isMember:
          tables.memberships.find(isTheirs) !== null && tables.tenants.get(tenantId)?.deletedAt === null,
        assignments: theirs
          .filter((row) => things.some(({ type, id }) => type === row.type && id === row.id))
          .map(({ type, id, role }) => ({ type, id, role })),
        held: [...held.values()],
        grants: tables.roles
          .filter((row) => row.tenantId === tenantId)
          .map(({ type, slug, grant }) => ({ type, role: slug, grant })),
        flags: flagsFor(tables, tenantId, userId),
      }
    },
  }
}

function flagsFor(tables: Tables, tenantId: string, userId: string): FlagSetting[] {
  const everywhere = tables.flags.filter(() => true).map((flag) => ({ ...flag, scope: 'global' as const }))
  const here = tables.flagOverrides
    .filter((row) => row.tenantId === tenantId && (row.userId === null || row.userId === userId))
    .map(({ key, userId: person, enabled }) => ({
      key,
      scope: person === null ? ('tenant' as const) : ('user' as const),
      enabled,
      percent: null,
    }))
  return [...everywhere, ...here]
}
