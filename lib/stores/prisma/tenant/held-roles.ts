import { ownerRole, rankRoles } from '@/lib/core/tenancy/ranked-roles'
import type { TenantRoot } from '@/lib/core/tenancy/types'
import { Prisma } from '../generated/client'
import type { Bound } from './bound'

/** A column for statements over memberships `m`: what the member holds on the tenant itself, in no order. */
export function heldRoles({ type }: TenantRoot): Prisma.Sql {
  return Prisma.sql`ARRAY(SELECT a."role" FROM "user_tenant_roles" a
    WHERE a."tenant_id" = m."tenant_id" AND a."user_id" = m."user_id"
      AND a."resource_type" = ${type} AND a."resource_id" = m."tenant_id") AS "held"`
}

export function toRoles(root: TenantRoot, held: readonly string[]): { role: string; roles: string[] } {
  const roles = rankRoles(root, held)
  return { role: roles[0] ?? '', roles }
}

/** Asked under the tenant's lock, so that no other transaction changes the answer. */
export async function isLastOwner({ db, tenantId, root }: Bound, userId: string): Promise<boolean> {
  const owners = await db.roleAssignment.findMany({
    where: { tenantId, resourceType: root.type, resourceId: tenantId, role: ownerRole(root) },
    select: { userId: true },
    take: 2,
  })
  return owners.length === 1 && owners[0]?.userId === userId
}

/** Replaces what a member holds on the tenant itself. */
export async function replaceRole(
  { db, tenantId, root }: Bound,
  userId: string,
  role: string,
): Promise<void> {
  const held = { tenantId, userId, resourceType: root.type, resourceId: tenantId }
  await db.roleAssignment.deleteMany({ where: held })
  await db.roleAssignment.createMany({ data: [{ ...held, role }] })
}
