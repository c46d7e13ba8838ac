import { z } from 'zod'
import { defineAction, type AnyAction } from '@/lib/core/action/action'
import { tenantOf } from '@/lib/core/action/context'
import { idParams, idSchema } from '@/lib/core/auth/actions/ids'
import { found, notFound, recordAct, type TenantFeature } from '../access/feature'
import { grantsOf } from '../access/grants-of'
import { holderSchema, holdersOn } from './holders'
import type { Kind } from './kind'
import { demandToChange, heldOn, pathTo } from './manage'

export function setRoleAction(feature: TenantFeature, kind: Kind): AnyAction {
  const roles = feature.model.entities[kind.type]?.roles ?? []
  return defineAction({
    key: `set${kind.name}Role`,
    name: `${kind.type}.set_role`,
    method: 'PUT',
    path: `${kind.path}/:id/roles`,
    tag: kind.tag,
    summary: `Give a member a role on a ${kind.type}`,
    description:
      'In the place of the one they hold on it. Nobody gives, or takes, more than they hold themselves.',
    authentication: 'session',
    tenant: { entitlement: 'project:read', on: ({ id }) => kind.thing(id) },
    params: idParams,
    body: z.object({ userId: idSchema, role: z.enum(roles) }),
    answers: { 200: { description: 'What they hold here now.', schema: holderSchema } },
    errors: ['NOT_FOUND', 'FORBIDDEN'],
    audit: `${kind.type}.set_role`,
    async handler({ id, userId, role }, context) {
      const body = await feature.tenancy.inTenant(tenantOf(context).id, async (stores) => {
        await stores.tenant.lock()
        const path = await pathTo(feature, stores, context, { kind, id })
        const target = kind.thing(id)
        const before = await heldOn(stores, userId, target)
        await demandToChange(feature, stores, context, { kind, path, roles: [role, ...before] })
        const result = await stores.assignments.set(userId, target, role)
        if (result !== 'set') throw notFound(result === 'not_a_member' ? 'member' : kind.type)
        const data = { userId, before: { roles: before }, after: { roles: [role] } }
        await recordAct(feature, stores, context, { target, data })
        await stores.events.send('role_changed', userId)
        const grants = grantsOf(await stores.customRoles.list())
        const holders = holdersOn(feature.model, grants, path, await stores.assignments.on(path))
        return found(
          holders.find((holder) => holder.userId === userId),
          'member',
        )
      })
      return { status: 200, body }
    },
  })
}
