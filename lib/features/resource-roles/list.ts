import { z } from 'zod'
import { defineAction, type AnyAction } from '@/lib/core/action/action'
import { tenantOf } from '@/lib/core/action/context'
import { listQuerySchema } from '@/lib/core/tenancy/list-query'
import { pageOfAll } from '@/lib/core/tenancy/page-of-all'
import { idParams } from '@/lib/core/auth/actions/ids'
import { accessWithin, type TenantFeature } from '../access/feature'
import { pageSchema } from '../access/schemas'
import { grantsOf } from '../access/grants-of'
import { assignableRoles } from './assignable'
import { holderSchema, holderSorts, holdersOn } from './holders'
import type { Kind } from './kind'
import { pathTo } from './manage'

const holderPageSchema = pageSchema(holderSchema).extend({
  assignable: z.array(z.string()).describe('The roles that you may give here, the strongest first.'),
})

const querySchema = listQuerySchema(holderSorts)

export function listHoldersAction(feature: TenantFeature, kind: Kind): AnyAction {
  return defineAction({
    key: `list${kind.name}Roles`,
    name: `${kind.type}.list_roles`,
    method: 'GET',
    path: `${kind.path}/:id/roles`,
    tag: kind.tag,
    summary: `Who holds what on a ${kind.type}`,
    description:
      'Each person with their roles here, the strongest first, and where each comes from; and the roles that you may give here.',
    authentication: 'session',
    tenant: { entitlement: 'project:read', on: ({ id }) => kind.thing(id) },
    params: idParams,
    query: querySchema,
    answers: { 200: { description: 'A page of them.', schema: holderPageSchema } },
    errors: ['NOT_FOUND'],
    audit: null,
    async handler({ id, ...input }, context) {
      const { holders, assignable } = await feature.tenancy.inTenant(tenantOf(context).id, async (stores) => {
        const path = await pathTo(feature, stores, context, { kind, id })
        const grants = grantsOf(await stores.customRoles.list())
        const access = accessWithin(feature, stores, context)
        return {
          holders: holdersOn(feature.model, grants, path, await stores.assignments.on(path)),
          assignable: await assignableRoles(feature, stores, context, { kind, path, access, grants }),
        }
      })
      const rows = holders.map((holder) => ({ ...holder, id: holder.userId }))
      const page = await pageOfAll(holderSorts, input, rows, ({ name, email }) => `${name}\n${email}`)
      const items = page.items.map(({ id: _, ...holder }) => holder)
      return { status: 200, body: { items, nextCursor: page.nextCursor, assignable } }
    },
  })
}
