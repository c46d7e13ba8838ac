import { defineAction, type AnyAction, type Reply } from '@/lib/core/action/action'
import { tenantOf, type ActionContext } from '@/lib/core/action/context'
import { rateLimited } from '@/lib/core/action/limits'
import { idParams } from '@/lib/core/auth/actions/ids'
import { audit } from '@/lib/core/auth/auth-core'
import { createMailedToken } from '@/lib/core/auth/tokens/mailed-token'
import { invitationTtlMs } from '@/lib/core/tenancy/invitation-state'
import { guardRoles } from '../members/role-guard'
import { lockAsMember } from '../tenants/acting-member'
import type { TenancyFeature } from '../tenants/feature'
import { takePermit } from './allowance'
import { invitePermission, sendInvitation } from './invite'
import { alreadyMember, invitationItems, invitationSchema, noLongerOpen, noSuchInvitation } from './schemas'

/** Whoever sends it again gives what it gives, so it takes the same rights; and it is theirs from then on. */
export function resendInvitationAction(feature: TenancyFeature): AnyAction {
  return defineAction({
    key: 'resendInvitation',
    name: 'invitation.resend',
    method: 'POST',
    path: '/api/invitations/:id/resend',
    tag: 'Invitations',
    summary: 'Send an invitation again',
    description: 'With a new link, for 7 more days; the link before is dead. Also for one that has expired.',
    authentication: 'session',
    tenant: { entitlement: invitePermission, isUncounted: true },
    params: idParams,
    answers: { 200: { description: 'Sent again.', schema: invitationSchema } },
    errors: ['NOT_FOUND', 'INVITATION_GONE', 'CONFLICT', 'RATE_LIMITED'],
    limits: [
      {
        name: 'invitation',
        by: 'invitation',
        max: 5,
        windowMs: 3_600_000,
        key: ({ id }, context) => `${tenantOf(context).id} ${id}`,
      },
    ],
    audit: 'invitation.resend',
    async handler({ id }, context) {
      const permit = await takePermit(feature, context)
      if (!permit.granted) throw rateLimited(permit.retryAfterMs)
      return resend(feature, context, id).catch(async (error: unknown) => {
        await permit.giveBack()
        throw error
      })
    },
  })
}

function resend(feature: TenancyFeature, context: ActionContext, id: string): Promise<Reply> {
  const { tenancy, model } = feature
  return tenancy.inTenant(tenantOf(context).id, async (stores) => {
    const acting = await lockAsMember(model, stores, context, invitePermission)
    const invitation = await stores.invitations.find(id)
    if (!invitation) throw noSuchInvitation()
    const { email, role } = invitation
    guardRoles(model, acting, [role], invitePermission)
    if (await stores.members.findByEmail(email)) throw alreadyMember()
    const { token, tokenHash } = createMailedToken(feature.random)
    const expiresAt = context.now + invitationTtlMs
    const invitedBy = acting.member.userId
    const renewed = await stores.invitations.renew(id, { tokenHash, expiresAt, invitedBy })
    if (!renewed) throw noLongerOpen()
    await sendInvitation(feature, stores, acting, { email, role, token })
    await audit(feature, stores, context, {
      action: 'invitation.resend',
      actorId: invitedBy,
      target: { type: 'invitation', id },
      data: { email, role },
    })
    const [body] = await invitationItems([renewed], stores.members, context.now)
    return { status: 200, body }
  })
}
