import { z } from 'zod'
import { computeAccessSet } from '@/lib/core/access/compute-access-set'
import type { RoleStore, Standing } from '@/lib/core/access/stores'
import { defineAction, type AnyAction } from '@/lib/core/action/action'
import { sessionOf, tenantOf } from '@/lib/core/action/context'
import { accessSetSchema } from '@/lib/core/auth/actions/access'
import { readRole } from '../roles/read'
import { roleRefOf, slugParams } from '../roles/role-ref'
import { notFound, type TenantFeature } from './feature'

export function viewAsRoleAction(feature: TenantFeature): AnyAction {
  const { model, tenancy } = feature
  return defineAction({
    key: 'viewAsRole',
    name: 'access.view_as_role',
    method: 'GET',
    path: '/api/access/preview',
    tag: 'Access',
    summary: 'What somebody with a role of the organization may do',
    description: 'The access set of a member who holds that role alone. Nothing is done in their name.',
    authentication: 'session',
    tenant: { entitlement: 'members:manage' },
    query: z.object({ role: slugParams.shape.slug }),
    answers: { 200: { description: 'Their access set.', schema: accessSetSchema } },
    errors: ['NOT_FOUND'],
    audit: null,
    async handler({ role }, context) {
      const tenantId = tenantOf(context).id
      const ref = roleRefOf(model, role)
      if (ref.type !== model.tenantType) throw notFound('role')
      await tenancy.inTenant(tenantId, (stores) => readRole(model, stores, ref))
      const userId = sessionOf(context).user.id
      const roleStore = holding(tenancy.roles, { type: ref.type, id: tenantId, role: ref.role })
      const clock = { now: () => context.now }
      const plans = { subscriptionStore: tenancy.subscriptions, walletStore: tenancy.wallet }
      const body = await computeAccessSet({ userId, tenantId, accessDef: model, roleStore, clock, ...plans })
      return { status: 200, body }
    },
  })
}

/** The roles of a tenant as they are, and a person who holds one of them alone, without flags of their own. */
function holding(roles: RoleStore, assignment: Standing['assignments'][number]): RoleStore {
  return {
    async standing(userId, tenantId, things) {
      const { grants, flags } = await roles.standing(userId, tenantId, things)
      return {
        ...{ isMember: true, assignments: [assignment], grants },
        held: [{ type: assignment.type, role: assignment.role }],
        flags: flags.filter(({ scope }) => scope !== 'user'),
      }
    },
  }
}
