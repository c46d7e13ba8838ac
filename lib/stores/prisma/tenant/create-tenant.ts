import type { TenantStores } from '@/lib/core/tenancy/stores'
import type { NewTenant } from '@/lib/core/tenancy/types'
import { ownerRole } from '@/lib/core/tenancy/ranked-roles'
import type { Bound } from './bound'

export type CreateTenant = (
  tenant: NewTenant,
  work?: (stores: TenantStores) => Promise<void>,
) => Promise<boolean>

/** The tenant, the root of its tree and its first member; false, and nothing written, when the slug is taken. */
export async function writeTenant(bound: Bound, stores: TenantStores, tenant: NewTenant): Promise<boolean> {
  const { db, tenantId, root } = bound
  const { slug, name, createdAt, owner } = tenant
  const { count } = await db.tenant.createMany({
    data: [{ id: tenantId, slug, name, createdAt: new Date(createdAt) }],
    skipDuplicates: true,
  })
  if (count === 0) return false
  const node = { tenantId, type: root.type, id: tenantId }
  await db.resource.createMany({ data: [node] })
  await db.closure.createMany({
    data: [
      {
        tenantId,
        descendantType: root.type,
        descendantId: tenantId,
        depth: 0,
        ancestorType: root.type,
        ancestorId: tenantId,
      },
    ],
  })
  await stores.members.add({
    id: owner.memberId,
    userId: owner.userId,
    role: ownerRole(root),
    at: createdAt,
  })
  return true
}
