import { AppError } from '@/lib/core/errors'
import type { InvitationObstacle } from '@/lib/core/tenancy/invitation-obstacle'

/** The same for an invitation that was used, taken back or expired, and for one that never was. */
export function invitationGone(): AppError {
  return new AppError('INVITATION_GONE', 'This invitation was used or taken back, or it has expired.')
}

export function refusal(obstacle: InvitationObstacle): AppError {
  switch (obstacle) {
    case 'gone':
      return invitationGone()
    case 'other_address':
      return new AppError('INVITATION_OTHER_ADDRESS', 'This invitation is for another address than yours.')
    case 'no_seat':
      return new AppError('NO_SEAT', 'The organization has no seat left.')
    case 'signed_out':
      return new AppError('UNAUTHENTICATED', 'Sign in to continue.')
    case 'unverified':
      return new AppError('EMAIL_NOT_VERIFIED', 'Confirm your address first.')
    case 'mfa_required':
      return new AppError('MFA_REQUIRED', 'The organization asks for a second factor.')
  }
}
