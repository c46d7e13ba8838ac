import { defineAction, type AnyAction } from '@/lib/core/action/action'
import { sessionOf, tenantOf } from '@/lib/core/action/context'
import { notAMember } from './acting-member'
import type { TenancyFeature } from './feature'
import { tenantItem, tenantSchema } from './schemas'

export function getTenantAction({ tenancy }: TenancyFeature): AnyAction {
  return defineAction({
    key: 'getTenant',
    name: 'tenant.get',
    method: 'GET',
    path: '/api/tenant',
    tag: 'Organizations',
    summary: 'The organization you are in',
    authentication: 'session',
    tenant: {},
    answers: { 200: { description: 'Read from the database.', schema: tenantSchema } },
    errors: [],
    audit: null,
    async handler(_, context) {
      const membership = await tenancy.directory.membership(sessionOf(context).user.id, tenantOf(context).id)
      if (!membership) throw notAMember()
      return { status: 200, body: tenantItem(membership) }
    },
  })
}
