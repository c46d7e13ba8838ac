/** What decides whether an invitation can be accepted. Times are epoch milliseconds. */
export type InvitationTimes = { expiresAt: number; acceptedAt: number | null; revokedAt: number | null }

export const invitationStates = ['pending', 'accepted', 'revoked', 'expired'] as const
export type InvitationState = (typeof invitationStates)[number]

/** How long a link of an invitation works, from when it was last sent. */
export const invitationTtlMs = 7 * 24 * 3_600_000

/** What became of an invitation first is what it is: an accepted one does not expire, a revoked one stays revoked. */
export function invitationState(invitation: InvitationTimes, now: number): InvitationState {
  if (invitation.acceptedAt !== null) return 'accepted'
  if (invitation.revokedAt !== null) return 'revoked'
  return invitation.expiresAt > now ? 'pending' : 'expired'
}
