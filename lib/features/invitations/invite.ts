import type { ActionContext } from '@/lib/core/action/context'
import { audit } from '@/lib/core/auth/auth-core'
import { createMailedToken } from '@/lib/core/auth/tokens/mailed-token'
import { invitationTtlMs } from '@/lib/core/tenancy/invitation-state'
import type { TenantStores } from '@/lib/core/tenancy/stores'
import type { Invitation, NewInvitation } from '@/lib/core/tenancy/types'
import { accessWithin } from '../access/feature'
import { guardRoles } from '../members/role-guard'
import { roleTitle } from '../members/schemas'
import { lockAsMember, type ActingMember } from '../tenants/acting-member'
import type { TenancyFeature } from '../tenants/feature'
import { consume } from '../usage/consume'
import { waitToInvite } from './allowance'

/** The right that all of this takes. */
export const invitePermission = 'members:invite'

export type Invited =
  | { outcome: 'invited'; invitation: Invitation }
  | { outcome: 'member' }
  | { outcome: 'already_invited' }
  | { outcome: 'too_often'; retryAfterMs: number }

/**
 * Invites one address, or tells why not. Whether anyone has an account with it is not asked: the answer, the mail and
 * the time are the same for all addresses. Throws for a role that there is not, or that is above the caller's own.
 */
export async function invite(
  feature: TenancyFeature,
  stores: TenantStores,
  context: ActionContext,
  { email, role }: { email: string; role: string },
): Promise<Invited> {
  const acting = await lockAsMember(feature.model, stores, context, invitePermission)
  roleTitle(feature.model, acting.customRoles, role)
  guardRoles(feature.model, acting, [role], invitePermission)
  const standing = await standingOf(stores, email, context.now)
  if (standing) return { outcome: standing }
  const retryAfterMs = await waitToInvite(stores, email, context.now)
  if (retryAfterMs > 0) return { outcome: 'too_often', retryAfterMs }
  const { token, tokenHash } = createMailedToken(feature.random)
  const invitation: NewInvitation = {
    ...{ id: feature.newId(), email, role, tokenHash },
    invitedBy: acting.member.userId,
    createdAt: context.now,
    expiresAt: context.now + invitationTtlMs,
  }
  if (!(await stores.invitations.create(invitation))) return { outcome: 'already_invited' }
  const access = accessWithin(feature, stores, context)
  const place = { access, tenantId: acting.tenant.id, now: context.now }
  await consume(feature, stores, place, { entitlement: invitePermission, key: `invitation:${invitation.id}` })
  await sendInvitation(feature, stores, acting, { email, role, token })
  await audit(feature, stores, context, {
    action: context.action,
    actorId: acting.member.userId,
    target: { type: 'invitation', id: invitation.id },
    data: { after: { email, role } },
  })
  const open = { acceptedAt: null, acceptedBy: null, revokedAt: null }
  return { outcome: 'invited', invitation: { ...invitation, ...open } }
}

/** Why an address needs no invitation; null when it does. */
export async function standingOf(
  { members, invitations }: Pick<TenantStores, 'members' | 'invitations'>,
  email: string,
  now: number,
): Promise<'member' | 'already_invited' | null> {
  if (await members.findByEmail(email)) return 'member'
  const waiting = await invitations.findOpen(email)
  return waiting && waiting.expiresAt > now ? 'already_invited' : null
}

/** The mail with the link. The token stands in it and nowhere else. */
export async function sendInvitation(
  { model, appUrl }: Pick<TenancyFeature, 'model' | 'appUrl'>,
  stores: Pick<TenantStores, 'outbox'>,
  { tenant, member, customRoles }: Pick<ActingMember, 'tenant' | 'member' | 'customRoles'>,
  { email, role, token }: { email: string; role: string; token: string },
): Promise<void> {
  await stores.outbox.send({
    kind: 'invitation',
    to: email,
    organization: tenant.name,
    inviter: member.name,
    role: roleTitle(model, customRoles, role),
    link: `${appUrl}/invite/${token}`,
    expiresInMs: invitationTtlMs,
  })
}
