import { z } from 'zod'
import { defineAction, type AnyAction } from '@/lib/core/action/action'
import type { ActionContext } from '@/lib/core/action/context'
import { tokenSchema } from '@/lib/core/auth/actions/schemas'
import { hashMailedToken } from '@/lib/core/auth/tokens/mailed-token'
import type { TenantStores } from '@/lib/core/tenancy/stores'
import { invitationObstacles, obstacleTo } from '@/lib/core/tenancy/invitation-obstacle'
import type { Invitation, Tenant } from '@/lib/core/tenancy/types'
import { roleTitle } from '../members/schemas'
import type { TenancyFeature } from '../tenants/feature'
import { isBacked } from './backing'
import { invitationGone } from './refusals'

const states = ['ready', 'no_account', ...invitationObstacles.filter((one) => one !== 'gone')] as const

const previewSchema = z
  .object({
    state: z.enum(states).describe('`ready`, or what the reader has to do first.'),
    organization: z.string(),
    invitedBy: z.string(),
    email: z.string(),
    role: z.string().describe('The title of the role.'),
    expiresAt: z.iso.datetime(),
  })
  .meta({ id: 'InvitationPreview' })

/**
 * What the page of a link has to know. Only the mailbox that it was sent to, and whoever was given the link from there,
 * has the token; to every other the answer is the same, whether the token is old or made up.
 */
export function previewInvitationAction(feature: TenancyFeature): AnyAction {
  return defineAction({
    key: 'previewInvitation',
    name: 'invitation.preview',
    method: 'GET',
    path: '/api/invitations/preview',
    tag: 'Invitations',
    summary: 'What an invitation is about, by the token of its link',
    description: 'Changes nothing: mail programs open links too.',
    authentication: 'optional',
    query: z.object({ token: tokenSchema }),
    answers: { 200: { description: 'An invitation that waits.', schema: previewSchema } },
    errors: ['INVITATION_GONE'],
    limits: [
      { name: 'client', by: 'client', max: 120, windowMs: 60_000, key: (_, context) => context.client.key },
    ],
    audit: null,
    async handler({ token }, context) {
      const found = await feature.tenancy.directory.findInvitation(hashMailedToken(token))
      if (!found) throw invitationGone()
      const told = await feature.tenancy.inTenant(found.tenant.id, (stores) =>
        preview(feature, stores, context, found),
      )
      // Whose account it is, is no tenant's to know; and within the transaction the embedded database answers nobody else.
      const state = told.state === 'signed_out' ? await wayIn(feature, told.email) : told.state
      return { status: 200, body: { ...told, state } }
    },
  })
}

async function preview(
  feature: TenancyFeature,
  { members, customRoles }: Pick<TenantStores, 'members' | 'customRoles'>,
  { session, now }: ActionContext,
  { invitation, tenant }: { invitation: Invitation; tenant: Tenant },
): Promise<z.output<typeof previewSchema>> {
  const isMember = session && (await members.findByUser(session.user.id)) !== null
  const obstacle = obstacleTo({
    ...{ invitation, tenant, now },
    members: isMember ? 0 : await members.count(),
    isBacked: await isBacked(feature.model, { members, customRoles }, invitation),
    person: session && { ...session.user, fva: session.fva },
  })
  if (obstacle === 'gone') throw invitationGone()
  const inviter = invitation.invitedBy === null ? null : await members.findByUser(invitation.invitedBy)
  return {
    state: obstacle ?? 'ready',
    organization: tenant.name,
    invitedBy: inviter?.name ?? '',
    email: invitation.email,
    role: roleTitle(feature.model, await customRoles.list(), invitation.role),
    expiresAt: new Date(invitation.expiresAt).toISOString(),
  }
}

/** An account that waits for its address to be confirmed is signed up for again: the newest link wins. */
async function wayIn({ users }: Pick<TenancyFeature, 'users'>, email: string) {
  const account = await users.findByEmail(email)
  return account?.user.emailVerified ? ('signed_out' as const) : ('no_account' as const)
}
