import { z } from 'zod'
import { defineAction, type AnyAction } from '@/lib/core/action/action'
import { sessionOf, tenantOf } from '@/lib/core/action/context'
import { audit } from '@/lib/core/auth/auth-core'
import { isReservedSlug } from '@/lib/core/tenancy/slug'
import { lockAsMember } from './acting-member'
import type { TenancyFeature } from './feature'
import { slugSchema, slugTaken, tenantItem, tenantNameSchema, tenantSchema } from './schemas'

export function updateTenantAction(feature: TenancyFeature): AnyAction {
  return defineAction({
    key: 'updateTenant',
    name: 'tenant.update',
    method: 'PATCH',
    path: '/api/tenant',
    tag: 'Organizations',
    summary: 'Rename the organization or move it to another address',
    description: 'With another slug its pages move, and links to the old address lead nowhere.',
    authentication: 'session',
    tenant: { entitlement: 'tenant:update' },
    body: z.object({ name: tenantNameSchema.optional(), slug: slugSchema.optional() }),
    answers: { 200: { description: 'The organization as it is now.', schema: tenantSchema } },
    errors: ['SLUG_TAKEN'],
    // As many as one may create: which slugs are taken is told by both.
    limits: [
      {
        name: 'person',
        by: 'person',
        max: 100,
        windowMs: 3_600_000,
        key: (_, context) => sessionOf(context).user.id,
      },
    ],
    audit: 'tenant.update',
    async handler({ name, slug }, context) {
      const { id } = tenantOf(context)
      return feature.tenancy.inTenant(id, async (stores) => {
        const { tenant, member } = await lockAsMember(feature.model, stores, context, 'tenant:update')
        // The one it has already may be older than the list of reserved ones.
        if (slug !== undefined && slug !== tenant.slug && isReservedSlug(slug)) throw slugTaken()
        const updated = await stores.tenant.update({ name, slug })
        if (updated === 'slug_taken') throw slugTaken()
        const { role, roles } = member
        await audit(feature, stores, context, {
          action: 'tenant.update',
          actorId: member.userId,
          target: { type: 'tenant', id },
          data: {
            before: { name: tenant.name, slug: tenant.slug },
            after: { name: updated.name, slug: updated.slug },
          },
        })
        // Everyone's token names the slug.
        if (updated.slug !== tenant.slug) await stores.events.send('membership_changed', null)
        return { status: 200, body: tenantItem({ tenant: updated, role, roles }) }
      })
    },
  })
}
