import { z } from 'zod'
import { defineAction, type AnyAction } from '@/lib/core/action/action'
import { tenantOf } from '@/lib/core/action/context'
import { listPage, listQuerySchema } from '@/lib/core/tenancy/list-query'
import type { TenancyFeature } from '../tenants/feature'
import { invitePermission } from './invite'
import { invitationItems, invitationSchema } from './schemas'

const sorts = { createdAt: 'time', email: 'text' } as const

const querySchema = listQuerySchema(sorts).extend({
  status: z
    .enum(['open', 'accepted', 'revoked', 'all'])
    .default('open')
    .describe('Open: neither accepted nor revoked, whether expired or not.'),
})

export function listInvitationsAction({ tenancy }: TenancyFeature): AnyAction {
  return defineAction({
    key: 'listInvitations',
    name: 'invitation.list',
    method: 'GET',
    path: '/api/invitations',
    tag: 'Invitations',
    summary: 'Who is invited',
    authentication: 'session',
    tenant: { entitlement: invitePermission, isUncounted: true },
    query: querySchema,
    answers: {
      200: {
        description: 'A page of invitations.',
        schema: z.object({ items: z.array(invitationSchema), nextCursor: z.string().nullable() }),
      },
    },
    errors: [],
    audit: null,
    async handler({ status, ...query }, context) {
      return tenancy.inTenant(tenantOf(context).id, async ({ invitations, members }) => {
        const { items, nextCursor } = await listPage(sorts, query, (asked) =>
          invitations.list({ ...asked, ...(status !== 'all' && { status }) }),
        )
        return {
          status: 200,
          body: { items: await invitationItems(items, members, context.now), nextCursor },
        }
      })
    },
  })
}
