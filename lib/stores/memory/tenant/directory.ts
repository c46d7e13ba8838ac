import { renews } from '@/lib/core/billing/renews'
import type { TenantDirectory } from '@/lib/core/tenancy/directory'
import type { Tenant, TenantMembership, TenantRoot } from '@/lib/core/tenancy/types'
import type { Tables } from '../tables'
import { withoutTenant, type Bound } from './bound'
import { removeTenant, removeThing } from './cascade'
import { heldRoles, isLastOwner, isOwner } from './held-roles'
import { compare, folded } from './list'

/** All but what makes a tenant and what tells of a change: those need a transaction. */
export type QuietDirectory = Omit<TenantDirectory, 'createTenant' | 'setFlag'>

export function createDirectory(tables: Tables, root: TenantRoot): QuietDirectory {
  return { ...finding(tables), ...ofPerson(tables, root) }
}

function finding(tables: Tables) {
  const { tenants } = tables
  return {
    findById: async (id) => tenants.get(id),
    findBySlug: async (slug) => tenants.find((tenant) => tenant.slug === slug),

    async findInvitation(tokenHash) {
      const row = tables.invitations.find((invitation) => invitation.tokenHash === tokenHash)
      const tenant = row && tenants.get(row.tenantId)
      return row && tenant && { invitation: withoutTenant(row), tenant }
    },

    async purgeDeleted(at) {
      const paying = new Set(
        tables.billingAccounts.filter((row) => renews(row.subscription)).map(({ tenantId }) => tenantId),
      )
      const gone = tenants
        .filter(({ id, purgeAt }) => purgeAt !== null && purgeAt <= at && !paying.has(id))
        .map(({ id }) => id)
      for (const id of gone) removeTenant(tables, id)
      return gone
    },

    async purgeThings(before) {
      const isGone = ({ deletedAt }: { deletedAt: number | null }) => deletedAt !== null && deletedAt < before
      for (const { id, tenantId } of tables.workspaces.filter(isGone)) {
        removeThing(tables, tenantId, { type: 'workspace', id })
        tables.projects.deleteWhere(({ workspaceId }) => workspaceId === id)
        tables.workspaces.delete(id)
      }
      for (const { id, tenantId } of tables.projects.filter(isGone)) {
        removeThing(tables, tenantId, { type: 'project', id })
        tables.projects.delete(id)
      }
    },

    listFlags: async () => tables.flags.filter(() => true).sort((a, b) => compare([a.key, ''], [b.key, ''])),
  } satisfies Partial<TenantDirectory>
}

function ofPerson(tables: Tables, root: TenantRoot) {
  const memberships = (userId: string): TenantMembership[] =>
    tables.memberships
      .filter((row) => row.userId === userId)
      .sort((a, b) => compare([a.joinedAt, a.id], [b.joinedAt, b.id]))
      .flatMap(({ id, tenantId, joinedAt }) => {
        const tenant = tables.tenants.get(tenantId)
        if (!tenant || tenant.deletedAt !== null) return []
        return [{ tenant, memberId: id, ...heldRoles({ tables, tenantId, root }, userId), joinedAt }]
      })

  return {
    listOf: async (userId) => memberships(userId),
    membership: async (userId, tenantId) =>
      memberships(userId).find(({ tenant }) => tenant.id === tenantId) ?? null,
    membershipBySlug: async (userId, slug) =>
      memberships(userId).find(({ tenant }) => tenant.slug === slug) ?? null,

    async listDeletedOwnedBy(userId) {
      return tables.tenants
        .filter(({ id, deletedAt }) => deletedAt !== null && isOwner({ tables, tenantId: id, root }, userId))
        .sort((a, b) => compare([a.purgeAt ?? 0, a.id], [b.purgeAt ?? 0, b.id]))
    },

    soleOwnedBy: async (userId) => soleOwnedBy(tables, root, userId),
    lastTenant: async (userId) => tables.lastTenants.get(userId),

    async setLastTenant(userId, tenantId, at) {
      const row = tables.memberships.find(
        (membership) => membership.userId === userId && membership.tenantId === tenantId,
      )
      if (!row) return
      tables.memberships.set(row.id, { ...row, lastActiveAt: Math.max(row.lastActiveAt, at) })
      tables.lastTenants.set(userId, tenantId)
    },
  } satisfies Partial<TenantDirectory>
}

export function soleOwnedBy(tables: Tables, root: TenantRoot, userId: string): Tenant[] {
  return tables.tenants
    .filter(({ id, deletedAt }) => {
      const bound: Bound = { tables, tenantId: id, root }
      return deletedAt === null && isLastOwner(bound, userId) && !isAlone(tables, id, userId)
    })
    .sort((a, b) => compare([folded(a.name), a.id], [folded(b.name), b.id]))
}

export function isAlone(tables: Tables, tenantId: string, userId: string): boolean {
  return !tables.memberships.find((row) => row.tenantId === tenantId && row.userId !== userId)
}
