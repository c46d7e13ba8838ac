import { z } from 'zod'
import { defineAction, type AnyAction } from '@/lib/core/action/action'
import { tenantOf } from '@/lib/core/action/context'
import { listPage, listQuerySchema } from '@/lib/core/tenancy/list-query'
import type { TenancyFeature } from '../tenants/feature'
import { memberItem, memberSchema, roleSchema } from './schemas'

const sorts = { name: 'text', email: 'text', joinedAt: 'time', lastActiveAt: 'time' } as const

const querySchema = listQuerySchema(sorts).extend({
  role: roleSchema.optional().describe('Only those who hold this role in the organization.'),
})

export function listMembersAction({ tenancy }: TenancyFeature): AnyAction {
  return defineAction({
    key: 'listMembers',
    name: 'member.list',
    method: 'GET',
    path: '/api/members',
    tag: 'Members',
    summary: 'Who is in the organization',
    authentication: 'session',
    tenant: {},
    query: querySchema,
    answers: {
      200: {
        description: 'A page of members.',
        schema: z.object({ items: z.array(memberSchema), nextCursor: z.string().nullable() }),
      },
    },
    errors: [],
    audit: null,
    async handler({ role, ...query }, context) {
      const { items, nextCursor } = await tenancy.inTenant(tenantOf(context).id, ({ members }) =>
        listPage(sorts, query, (asked) => members.list({ ...asked, ...(role && { role }) })),
      )
      return { status: 200, body: { items: items.map(memberItem), nextCursor } }
    },
  })
}
