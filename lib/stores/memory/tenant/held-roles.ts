import { ownerRole, rankRoles } from '@/lib/core/tenancy/ranked-roles'
import type { Bound } from './bound'
import { keyOf } from './tables'

/** What a person holds on the tenant itself, and the strongest of it. */
export function heldRoles(bound: Bound, userId: string): { role: string; roles: string[] } {
  const { tables, root } = bound
  const held = tables.assignments.filter((row) => row.userId === userId && isOnTenant(bound, row))
  const roles = rankRoles(
    root,
    held.map(({ role }) => role),
  )
  return { role: roles[0] ?? '', roles }
}

export function isOwner(bound: Bound, userId: string): boolean {
  return heldRoles(bound, userId).roles.includes(ownerRole(bound.root))
}

export function isLastOwner(bound: Bound, userId: string): boolean {
  const { tables, tenantId } = bound
  const owners = tables.memberships.filter((row) => row.tenantId === tenantId && isOwner(bound, row.userId))
  return owners.length === 1 && owners[0]?.userId === userId
}

/** Replaces what a member holds on the tenant itself. */
export function replaceRole(bound: Bound, userId: string, role: string): void {
  const { tables, tenantId, root } = bound
  tables.assignments.deleteWhere((row) => row.userId === userId && isOnTenant(bound, row))
  const row = { tenantId, userId, type: root.type, id: tenantId, role }
  tables.assignments.set(keyOf(tenantId, userId, root.type, tenantId, role), row)
}

export function isOnTenant(
  { tenantId, root }: Bound,
  row: { tenantId: string; type: string; id: string },
): boolean {
  return row.tenantId === tenantId && row.type === root.type && row.id === tenantId
}
