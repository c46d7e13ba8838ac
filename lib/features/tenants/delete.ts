import { defineAction, type AnyAction } from '@/lib/core/action/action'
import { tenantOf } from '@/lib/core/action/context'
import { audit } from '@/lib/core/auth/auth-core'
import { graceMs } from '@/lib/core/tenancy/grace'
import { lockAsMember, notAMember } from './acting-member'
import type { TenancyFeature } from './feature'

export function deleteTenantAction(feature: TenancyFeature): AnyAction {
  return defineAction({
    key: 'deleteTenant',
    name: 'tenant.delete',
    method: 'DELETE',
    path: '/api/tenant',
    tag: 'Organizations',
    summary: 'Delete the organization',
    description:
      'At once nobody is in it any more. For 30 days an owner can restore it with everything in it; then it is gone for good.',
    authentication: 'session',
    tenant: { entitlement: 'tenant:delete' },
    answers: { 204: { description: 'Deleted.' } },
    errors: [],
    audit: 'tenant.delete',
    async handler(_, context) {
      const { id } = tenantOf(context)
      await feature.tenancy.inTenant(id, async (stores) => {
        const { tenant, member } = await lockAsMember(feature.model, stores, context, 'tenant:delete')
        const purgeAt = context.now + graceMs
        if (!(await stores.tenant.markDeleted(context.now, purgeAt))) throw notAMember()
        await audit(feature, stores, context, {
          action: 'tenant.delete',
          actorId: member.userId,
          target: { type: 'tenant', id },
          data: { slug: tenant.slug, purgeAt: new Date(purgeAt).toISOString() },
        })
        await stores.events.send('membership_changed', null)
      })
      return { status: 204 }
    },
  })
}
