import type { Resource } from '@/lib/core/access/effective-roles'
import type { TenantClosing } from '@/lib/core/auth/stores'
import type { Tables } from '../tables'

/** What goes with a membership. */
export function endMembership(tables: Tables, tenantId: string, userId: string): boolean {
  const isTheirs = (row: { tenantId: string; userId: string | null }) =>
    row.tenantId === tenantId && row.userId === userId
  tables.assignments.deleteWhere(isTheirs)
  tables.flagOverrides.deleteWhere(isTheirs)
  for (const session of tables.sessions.filter(isInTenant(tenantId))) {
    if (session.userId === userId) tables.sessions.set(session.id, { ...session, tenantId: null })
  }
  return tables.memberships.deleteWhere(isTheirs) > 0
}

/** What goes with a person's account. Called when the account is gone. */
export function forgetPerson(tables: Tables, userId: string): void {
  for (const { tenantId } of tables.memberships.filter((row) => row.userId === userId)) {
    endMembership(tables, tenantId, userId)
  }
  tables.lastTenants.delete(userId)
  tables.idempotencyKeys.deleteWhere((row) => row.userId === userId)
  for (const [key, row] of tables.resources.entries()) {
    if (row.ownerId === userId) tables.resources.set(key, { ...row, ownerId: null })
  }
  for (const [key, row] of tables.consumptions.entries()) {
    if (row.userId === userId) tables.consumptions.set(key, { ...row, userId: null })
  }
  for (const row of tables.workspaces.filter(({ createdBy }) => createdBy === userId)) {
    tables.workspaces.set(row.id, { ...row, createdBy: null })
  }
  for (const row of tables.projects.filter(({ createdBy }) => createdBy === userId)) {
    tables.projects.set(row.id, { ...row, createdBy: null })
  }
  for (const row of tables.invitations.filter((i) => i.invitedBy === userId || i.acceptedBy === userId)) {
    const invitedBy = row.invitedBy === userId ? null : row.invitedBy
    const acceptedBy = row.acceptedBy === userId ? null : row.acceptedBy
    tables.invitations.set(row.id, { ...row, invitedBy, acceptedBy })
  }
}

/** What goes with a tenant. */
export function removeTenant(tables: Tables, tenantId: string): void {
  emptyTenant(tables, tenantId)
  tables.lastTenants.deleteWhere((last) => last === tenantId)
  tables.plans.deleteWhere(isInTenant(tenantId))
  tables.limitOverrides.deleteWhere(isInTenant(tenantId))
  tables.wallets.deleteWhere(isInTenant(tenantId))
  tables.billingAccounts.deleteWhere(isInTenant(tenantId))
  tables.webhookEvents.deleteWhere(isInTenant(tenantId))
  tables.tenants.delete(tenantId)
}

/** Leaves of a tenant what is charged for, and to whom; its address is free. A deletion of before keeps its dates. */
export function closeTenant(tables: Tables, tenantId: string, { at, purgeAt }: TenantClosing): void {
  const tenant = tables.tenants.get(tenantId)
  if (!tenant) return
  emptyTenant(tables, tenantId)
  const dates = { deletedAt: tenant.deletedAt ?? at, purgeAt: tenant.purgeAt ?? purgeAt }
  // No slug that can be chosen has a colon.
  tables.tenants.set(tenantId, { ...tenant, ...dates, name: '', slug: `closed:${tenantId}` })
}

/** What people have put into it, and they themselves. */
function emptyTenant(tables: Tables, tenantId: string): void {
  for (const { userId } of tables.memberships.filter(isInTenant(tenantId))) {
    endMembership(tables, tenantId, userId)
  }
  tables.roles.deleteWhere(isInTenant(tenantId))
  tables.resources.deleteWhere(isInTenant(tenantId))
  tables.invitations.deleteWhere(isInTenant(tenantId))
  tables.flagOverrides.deleteWhere(isInTenant(tenantId))
  tables.workspaces.deleteWhere(isInTenant(tenantId))
  tables.projects.deleteWhere(isInTenant(tenantId))
  tables.consumptions.deleteWhere(isInTenant(tenantId))
}

/** A thing, what is below it, and the roles held there. Returns what is gone, the thing itself first. */
export function removeThing(tables: Tables, tenantId: string, thing: Resource): Resource[] {
  const isThing = (row: Resource & { tenantId: string }) =>
    row.tenantId === tenantId && row.type === thing.type && row.id === thing.id
  const below = tables.resources.filter(
    ({ parent, ...row }) =>
      row.tenantId === tenantId && parent?.type === thing.type && parent.id === thing.id,
  )
  if (tables.resources.deleteWhere(isThing) === 0) return []
  tables.assignments.deleteWhere(isThing)
  return [
    { type: thing.type, id: thing.id },
    ...below.flatMap((child) => removeThing(tables, tenantId, child)),
  ]
}

function isInTenant(tenantId: string) {
  return (row: { tenantId: string | null }) => row.tenantId === tenantId
}
