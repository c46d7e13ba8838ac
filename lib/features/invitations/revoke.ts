import { defineAction, type AnyAction } from '@/lib/core/action/action'
import { tenantOf } from '@/lib/core/action/context'
import { idParams } from '@/lib/core/auth/actions/ids'
import { audit } from '@/lib/core/auth/auth-core'
import { lockAsMember } from '../tenants/acting-member'
import type { TenancyFeature } from '../tenants/feature'
import { invitePermission } from './invite'
import { noLongerOpen, noSuchInvitation } from './schemas'

export function revokeInvitationAction(feature: TenancyFeature): AnyAction {
  return defineAction({
    key: 'revokeInvitation',
    name: 'invitation.revoke',
    method: 'DELETE',
    path: '/api/invitations/:id',
    tag: 'Invitations',
    summary: 'Take an invitation back',
    description: 'Its link is dead at once.',
    authentication: 'session',
    tenant: { entitlement: invitePermission, isUncounted: true },
    params: idParams,
    answers: { 204: { description: 'Taken back.' } },
    errors: ['NOT_FOUND', 'INVITATION_GONE'],
    audit: 'invitation.revoke',
    async handler({ id }, context) {
      await feature.tenancy.inTenant(tenantOf(context).id, async (stores) => {
        const { member } = await lockAsMember(feature.model, stores, context, invitePermission)
        const invitation = await stores.invitations.find(id)
        if (!invitation) throw noSuchInvitation()
        if (!(await stores.invitations.revoke(id, context.now))) throw noLongerOpen()
        await audit(feature, stores, context, {
          action: 'invitation.revoke',
          actorId: member.userId,
          target: { type: 'invitation', id },
          data: { before: { email: invitation.email, role: invitation.role } },
        })
      })
      return { status: 204 }
    },
  })
}
