import { defineAction, type AnyAction } from '@/lib/core/action/action'
import { tenantOf } from '@/lib/core/action/context'
import { idParams } from '@/lib/core/auth/actions/ids'
import type { TenancyFeature } from '../tenants/feature'
import { memberItem, memberSchema, noSuchMember } from './schemas'

export function getMemberAction({ tenancy }: TenancyFeature): AnyAction {
  return defineAction({
    key: 'getMember',
    name: 'member.get',
    method: 'GET',
    path: '/api/members/:id',
    tag: 'Members',
    summary: 'One member',
    authentication: 'session',
    tenant: {},
    params: idParams,
    answers: { 200: { description: 'The member.', schema: memberSchema } },
    errors: ['NOT_FOUND'],
    audit: null,
    async handler({ id }, context) {
      const member = await tenancy.inTenant(tenantOf(context).id, ({ members }) => members.find(id))
      if (!member) throw noSuchMember()
      return { status: 200, body: memberItem(member) }
    },
  })
}
