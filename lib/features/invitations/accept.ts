import { z } from 'zod'
import { defineAction, type AnyAction } from '@/lib/core/action/action'
import { sessionOf, type ActionContext } from '@/lib/core/action/context'
import { audit } from '@/lib/core/auth/auth-core'
import { tokenSchema } from '@/lib/core/auth/actions/schemas'
import { hashMailedToken } from '@/lib/core/auth/tokens/mailed-token'
import type { TenantStores } from '@/lib/core/tenancy/stores'
import { obstacleTo } from '@/lib/core/tenancy/invitation-obstacle'
import type { Invitation } from '@/lib/core/tenancy/types'
import type { TenancyFeature } from '../tenants/feature'
import { isBacked } from './backing'
import { invitationGone, refusal } from './refusals'

/**
 * The address of the session's person decides, and it must be verified: holding the link proves neither
 * (docs/decisions/030-an-invitation-proves-no-address.md).
 */
export function acceptInvitationAction(feature: TenancyFeature): AnyAction {
  const { directory, inTenant } = feature.tenancy
  return defineAction({
    key: 'acceptInvitation',
    name: 'invitation.accept',
    method: 'POST',
    path: '/api/invitations/accept',
    tag: 'Invitations',
    summary: 'Accept an invitation',
    description:
      'Works once, for the invited and verified address. The session stays where it is: switch with POST /api/auth/switch-tenant.',
    authentication: 'session',
    body: z.object({ token: tokenSchema }),
    answers: {
      200: {
        description: 'You are a member now.',
        schema: z.object({ tenantId: z.uuid(), slug: z.string(), role: z.string() }),
      },
    },
    errors: ['INVITATION_GONE', 'INVITATION_OTHER_ADDRESS', 'EMAIL_NOT_VERIFIED', 'MFA_REQUIRED', 'NO_SEAT'],
    limits: [
      {
        name: 'person',
        by: 'person',
        max: 100,
        windowMs: 600_000,
        key: (_, context) => sessionOf(context).user.id,
      },
    ],
    audit: 'invitation.accept',
    async handler({ token }, context) {
      const found = await directory.findInvitation(hashMailedToken(token))
      if (!found) throw invitationGone()
      const { tenant } = found
      const role = await inTenant(tenant.id, (stores) => accept(feature, stores, context, found.invitation))
      return { status: 200, body: { tenantId: tenant.id, slug: tenant.slug, role } }
    },
  })
}

/** Under the tenant's lock: of those who want the last seat one gets it, and the inviter's rights stay as they are read. */
async function accept(
  feature: TenancyFeature,
  stores: TenantStores,
  context: ActionContext,
  invitation: Invitation,
): Promise<string> {
  const { user, fva } = sessionOf(context)
  const tenant = await stores.tenant.lock()
  if (!tenant) throw invitationGone()
  const member = await stores.members.findByUser(user.id)
  const obstacle = obstacleTo({
    ...{ invitation, tenant, now: context.now },
    // Who is in already takes no further seat.
    members: member ? 0 : await stores.members.count(),
    isBacked: await isBacked(feature.model, stores, invitation),
    person: { ...user, fva },
  })
  if (obstacle) throw refusal(obstacle)
  const person = { userId: user.id, email: user.email, at: context.now }
  const claimed = await stores.invitations.claim(invitation.tokenHash, person)
  if (!claimed) throw invitationGone()
  const { role } = member ?? claimed
  if (!member) await stores.members.add({ id: feature.newId(), userId: user.id, role, at: context.now })
  await audit(feature, stores, context, {
    action: 'invitation.accept',
    actorId: user.id,
    target: { type: 'invitation', id: claimed.id },
    data: { role, invitedBy: claimed.invitedBy, new: !member },
  })
  await stores.events.send('membership_changed', user.id)
  return role
}
