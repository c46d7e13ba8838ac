import { z } from 'zod'
import { AppError } from '@/lib/core/errors'
import { invitationState, invitationStates } from '@/lib/core/tenancy/invitation-state'
import type { MemberStore } from '@/lib/core/tenancy/people'
import type { Invitation } from '@/lib/core/tenancy/types'

export const invitationSchema = z
  .object({
    id: z.uuid(),
    email: z.string(),
    role: z.string(),
    status: z.enum(invitationStates),
    invitedBy: z
      .object({ userId: z.uuid(), name: z.string().nullable().describe('Null once they have left.') })
      .nullable()
      .describe('Null once their account is deleted.'),
    createdAt: z.iso.datetime(),
    expiresAt: z.iso.datetime(),
  })
  .meta({ id: 'Invitation' })

/** Invitations as they are answered, with the names of those who invited. Never the token, which is in the mail alone. */
export async function invitationItems(
  invitations: readonly Invitation[],
  members: Pick<MemberStore, 'findByUser'>,
  now: number,
) {
  const names = new Map<string, string | null>()
  for (const { invitedBy } of invitations) {
    if (invitedBy === null || names.has(invitedBy)) continue
    names.set(invitedBy, (await members.findByUser(invitedBy))?.name ?? null)
  }
  return invitations.map((invitation) => {
    const { id, email, role, invitedBy } = invitation
    const [createdAt, expiresAt] = [invitation.createdAt, invitation.expiresAt].map((at) =>
      new Date(at).toISOString(),
    )
    const inviter = invitedBy === null ? null : { userId: invitedBy, name: names.get(invitedBy) ?? null }
    const status = invitationState(invitation, now)
    return { id, email, role, status, invitedBy: inviter, createdAt, expiresAt }
  })
}

export function noSuchInvitation(): AppError {
  return new AppError('NOT_FOUND', 'There is no such invitation.')
}

/** Accepted or taken back: there is nothing left to act on. */
export function noLongerOpen(): AppError {
  return new AppError('INVITATION_GONE', 'This invitation was accepted or taken back already.')
}

export function alreadyMember(): AppError {
  return new AppError('CONFLICT', 'This person is a member already.', { field: 'email' })
}

export function alreadyInvited(): AppError {
  return new AppError('CONFLICT', 'This address is invited already. Send the invitation again instead.', {
    field: 'email',
  })
}
