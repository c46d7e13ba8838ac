import { defineAction, type AnyAction } from '@/lib/core/action/action'
import { sessionOf, tenantOf } from '@/lib/core/action/context'
import { idParams } from '@/lib/core/auth/actions/ids'
import { audit } from '@/lib/core/auth/auth-core'
import { demandRight, lockAsMember } from '../tenants/acting-member'
import type { TenancyFeature } from '../tenants/feature'
import { lastOwner } from './change-role'
import { guardRoles } from './role-guard'
import { noSuchMember } from './schemas'

const permission = 'members:manage'

/** Who may remove is decided here and not at the door: to leave, nobody needs a right. */
export function removeMemberAction(feature: TenancyFeature): AnyAction {
  const { tenancy, model } = feature
  return defineAction({
    key: 'removeMember',
    name: 'member.remove',
    method: 'DELETE',
    path: '/api/members/:id',
    tag: 'Members',
    summary: 'Remove a member, or leave with your own id',
    description: 'At once: their roles here are gone, and their sessions are in this organization no more.',
    authentication: 'session',
    tenant: {},
    params: idParams,
    answers: { 204: { description: 'Removed.' } },
    errors: ['FORBIDDEN', 'NOT_FOUND', 'LAST_OWNER'],
    audit: 'member.remove',
    async handler({ id }, context) {
      const { user } = sessionOf(context)
      await tenancy.inTenant(tenantOf(context).id, async (stores) => {
        const acting = await lockAsMember(model, stores, context)
        const member = await stores.members.find(id)
        const isLeaving = member?.userId === user.id
        if (!isLeaving) demandRight(model, acting, permission)
        if (!member) throw noSuchMember()
        if (!isLeaving) guardRoles(model, acting, member.roles, permission)
        const outcome = await stores.members.remove(member.userId)
        if (outcome === 'last_owner') throw lastOwner('Hand it over to somebody, or delete it.')
        if (outcome === 'unknown') throw noSuchMember()
        await audit(feature, stores, context, {
          action: 'member.remove',
          actorId: user.id,
          target: { type: 'user', id: member.userId },
          data: { before: { roles: member.roles }, left: isLeaving },
        })
        await stores.events.send('membership_changed', member.userId)
      })
      return { status: 204 }
    },
  })
}
