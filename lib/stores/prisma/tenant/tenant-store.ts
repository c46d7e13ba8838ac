import type { TenantStore } from '@/lib/core/tenancy/stores'
import type { Bound } from './bound'
import { lockTenant } from './bound'
import { toTenant } from './tenant-row'

export function createTenantStore(bound: Bound): TenantStore {
  const { db, tenantId } = bound

  const read = async () => {
    const row = await db.tenant.findUnique({ where: { id: tenantId } })
    return row && toTenant(row)
  }

  return {
    read,

    async lock() {
      await lockTenant(bound)
      return read()
    },

    async update({ slug, ...rest }) {
      if (slug !== undefined && !(await setSlug(bound, slug))) return 'slug_taken'
      return toTenant(await db.tenant.update({ where: { id: tenantId }, data: rest }))
    },

    async markDeleted(at, purgeAt) {
      const { count } = await db.tenant.updateMany({
        where: { id: tenantId, deletedAt: null },
        data: { deletedAt: new Date(at), purgeAt: new Date(purgeAt) },
      })
      return count === 1
    },

    async restore(at) {
      const { count } = await db.tenant.updateMany({
        where: { id: tenantId, deletedAt: { not: null }, purgeAt: { gt: new Date(at) } },
        data: { deletedAt: null, purgeAt: null },
      })
      return count === 1
    },
  }
}

async function setSlug({ db, tenantId }: Bound, slug: string): Promise<boolean> {
  const [row] = await db.$queryRaw<{ free: boolean }[]>`
    SELECT "set_tenant_slug"(${tenantId}::uuid, ${slug}) AS "free"`
  return row?.free ?? false
}
