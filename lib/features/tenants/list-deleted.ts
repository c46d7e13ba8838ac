import { z } from 'zod'
import { defineAction, type AnyAction } from '@/lib/core/action/action'
import { sessionOf } from '@/lib/core/action/context'
import type { Tenant } from '@/lib/core/tenancy/types'
import type { TenancyFeature } from './feature'
import { deletedTenantSchema } from './schemas'

export function listDeletedTenantsAction({ tenancy }: TenancyFeature): AnyAction {
  return defineAction({
    key: 'listDeletedTenants',
    name: 'tenants.list_deleted',
    method: 'GET',
    path: '/api/tenants/deleted',
    tag: 'Organizations',
    summary: 'Deleted organizations that you can restore',
    authentication: 'session',
    answers: {
      200: {
        description: 'Those that you own and whose 30 days are not over.',
        schema: z.object({ items: z.array(deletedTenantSchema), nextCursor: z.null() }),
      },
    },
    errors: [],
    audit: null,
    async handler(_, context) {
      const tenants = await tenancy.directory.listDeletedOwnedBy(sessionOf(context).user.id)
      const items = tenants.flatMap((tenant) => deletedItem(tenant, context.now))
      return { status: 200, body: { items, nextCursor: null } }
    },
  })
}

/** Nothing for one whose grace is over: it may not be swept yet, but it can't be had back. */
function deletedItem({ id, slug, name, deletedAt, purgeAt }: Tenant, now: number) {
  if (deletedAt === null || purgeAt === null || purgeAt <= now) return []
  const [deleted, purge] = [deletedAt, purgeAt].map((time) => new Date(time).toISOString())
  return [{ id, slug, name, deletedAt: deleted, purgeAt: purge }]
}
