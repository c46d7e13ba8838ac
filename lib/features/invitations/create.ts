import { z } from 'zod'
import { defineAction, type AnyAction } from '@/lib/core/action/action'
import { tenantOf, type ActionContext } from '@/lib/core/action/context'
import { once } from '@/lib/core/action/idempotency'
import { rateLimited } from '@/lib/core/action/limits'
import { emailSchema } from '@/lib/core/auth/email-address'
import { roleSchema } from '../members/schemas'
import type { TenancyFeature } from '../tenants/feature'
import { takePermit } from './allowance'
import { invite, invitePermission } from './invite'
import { alreadyInvited, alreadyMember, invitationItems, invitationSchema } from './schemas'

export function createInvitationAction(feature: TenancyFeature): AnyAction {
  return defineAction({
    key: 'createInvitation',
    name: 'invitation.create',
    method: 'POST',
    path: '/api/invitations',
    tag: 'Invitations',
    summary: 'Invite somebody by mail',
    description:
      'The link works once, for 7 days, and for that address alone. The answer is the same whether it has an account or not.',
    authentication: 'session',
    tenant: { entitlement: invitePermission },
    idempotent: true,
    body: z.object({ email: emailSchema, role: roleSchema }),
    answers: { 201: { description: 'Invited; a mail is on its way.', schema: invitationSchema } },
    errors: ['CONFLICT', 'RATE_LIMITED'],
    audit: 'invitation.create',
    async handler(input, context) {
      const permit = await takePermit(feature, context)
      if (!permit.granted) throw rateLimited(permit.retryAfterMs)
      return create(feature, context, input).catch(async (error: unknown) => {
        await permit.giveBack()
        throw error
      })
    },
  })
}

function create(feature: TenancyFeature, context: ActionContext, input: { email: string; role: string }) {
  return feature.tenancy.inTenant(tenantOf(context).id, (stores) =>
    once(context, stores.idempotency, async () => {
      const invited = await invite(feature, stores, context, input)
      if (invited.outcome === 'member') throw alreadyMember()
      if (invited.outcome === 'already_invited') throw alreadyInvited()
      if (invited.outcome === 'too_often') throw rateLimited(invited.retryAfterMs)
      const [body] = await invitationItems([invited.invitation], stores.members, context.now)
      return { status: 201, body }
    }),
  )
}
