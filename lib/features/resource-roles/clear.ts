import { defineAction, type AnyAction } from '@/lib/core/action/action'
import { sessionOf, tenantOf } from '@/lib/core/action/context'
import { idParams, pathIdSchema } from '@/lib/core/auth/actions/ids'
import { notFound, recordAct, type TenantFeature } from '../access/feature'
import type { Kind } from './kind'
import { demandToChange, heldOn, pathTo } from './manage'

export function clearRoleAction(feature: TenantFeature, kind: Kind): AnyAction {
  return defineAction({
    key: `clear${kind.name}Role`,
    name: `${kind.type}.clear_role`,
    method: 'DELETE',
    path: `${kind.path}/:id/roles/:userId`,
    tag: kind.tag,
    summary: `Take away what a member holds on a ${kind.type}`,
    description:
      'What they have by way of the organization or of a workspace stays. Anyone may give up their own.',
    authentication: 'session',
    tenant: { entitlement: 'project:read', on: ({ id }) => kind.thing(id) },
    params: idParams.extend({ userId: pathIdSchema }),
    answers: { 204: { description: 'They hold nothing on it any more.' } },
    errors: ['NOT_FOUND', 'FORBIDDEN'],
    audit: `${kind.type}.clear_role`,
    async handler({ id, userId }, context) {
      await feature.tenancy.inTenant(tenantOf(context).id, async (stores) => {
        await stores.tenant.lock()
        const path = await pathTo(feature, stores, context, { kind, id })
        const target = kind.thing(id)
        const before = await heldOn(stores, userId, target)
        if (userId !== sessionOf(context).user.id)
          await demandToChange(feature, stores, context, { kind, path, roles: before })
        if (!(await stores.assignments.clear(userId, target))) throw notFound('role')
        const data = { userId, before: { roles: before }, after: { roles: [] } }
        await recordAct(feature, stores, context, { target, data })
        await stores.events.send('role_changed', userId)
      })
      return { status: 204 }
    },
  })
}
