import { z } from 'zod'
import { defineAction, type AnyAction, type Reply } from '@/lib/core/action/action'
import { sessionOf, type ActionContext } from '@/lib/core/action/context'
import { once } from '@/lib/core/action/idempotency'
import { audit } from '@/lib/core/auth/auth-core'
import { ownerRole, tenantRootOf } from '@/lib/core/tenancy/ranked-roles'
import { isReservedSlug, slugCandidates } from '@/lib/core/tenancy/slug'
import type { TenancyFeature } from './feature'
import { newTenantSchema, slugSchema, slugTaken, tenantNameSchema } from './schemas'

/** How many slugs are tried for a tenant that asked for none. */
const tries = 5

export function createTenantAction(feature: TenancyFeature): AnyAction {
  return defineAction({
    key: 'createTenant',
    name: 'tenants.create',
    method: 'POST',
    path: '/api/tenants',
    tag: 'Organizations',
    summary: 'Create an organization',
    description:
      'You become its owner. The session stays where it is: switch with POST /api/auth/switch-tenant. Without a slug the name suggests one.',
    authentication: 'session',
    idempotent: true,
    body: z.object({ name: tenantNameSchema, slug: slugSchema.optional() }),
    answers: { 201: { description: 'Created.', schema: newTenantSchema } },
    errors: ['SLUG_TAKEN'],
    limits: [
      {
        name: 'person',
        by: 'person',
        max: 100,
        windowMs: 3_600_000,
        key: (_, context) => sessionOf(context).user.id,
      },
    ],
    audit: 'tenants.create',
    async handler({ name, slug }, context) {
      if (slug !== undefined && isReservedSlug(slug)) throw slugTaken()
      const candidates =
        slug === undefined ? slugCandidates(name, tries, (length) => feature.random.bytes(length)) : [slug]
      for (const candidate of candidates) {
        const reply = await create(feature, context, { name, slug: candidate })
        if (reply) return reply
      }
      throw slugTaken()
    },
  })
}

/** Null when the slug is taken. */
async function create(
  feature: TenancyFeature,
  context: ActionContext,
  { name, slug }: { name: string; slug: string },
): Promise<Reply | null> {
  const id = feature.newId()
  const { user } = sessionOf(context)
  const owner = { memberId: feature.newId(), userId: user.id }
  let reply: Reply | null = null
  const tenant = { id, slug, name, createdAt: context.now, owner }
  await feature.tenancy.directory.createTenant(tenant, async (stores) => {
    reply = await once(context, stores.idempotency, async () => {
      const target = { type: 'tenant', id }
      const data = { after: { name, slug } }
      await audit(feature, stores, context, { action: 'tenants.create', actorId: user.id, target, data })
      return { status: 201, body: { id, slug, name, role: ownerRole(tenantRootOf(feature.model)) } }
    })
  })
  return reply
}
