import { invitationState, type InvitationTimes } from './invitation-state'
import type { Tenant } from './types'

/** Whoever holds the link, as far as the session tells; null for somebody who is not signed in. */
export type InvitedPerson = { email: string; emailVerified: boolean; fva: number | null }

/**
 * What keeps an invitation from being accepted. `gone`: used, taken back, expired, or no longer backed by anyone who could
 * give its role.
 */
export const invitationObstacles = [
  'gone',
  'other_address',
  'no_seat',
  'signed_out',
  'unverified',
  'mfa_required',
] as const
export type InvitationObstacle = (typeof invitationObstacles)[number]

export type Acceptance = {
  invitation: InvitationTimes & { email: string }
  tenant: Pick<Tenant, 'deletedAt' | 'seatLimit' | 'requireMfa'>
  /** How many members there are already. */
  members: number
  /** Whether its inviter could still give the role. */
  isBacked: boolean
  person: InvitedPerson | null
  /** Epoch ms. */
  now: number
}

/**
 * The first thing in the way, or null. What nobody at hand can mend comes before what they can: a visitor is not sent to
 * sign up for an organization that is full.
 */
export function obstacleTo(acceptance: Acceptance): InvitationObstacle | null {
  const { invitation, tenant, members, isBacked, person, now } = acceptance
  const isOpen = invitationState(invitation, now) === 'pending' && tenant.deletedAt === null
  if (!isOpen || !isBacked) return 'gone'
  if (person && person.email !== invitation.email) return 'other_address'
  if (tenant.seatLimit !== null && members >= tenant.seatLimit) return 'no_seat'
  if (!person) return 'signed_out'
  if (!person.emailVerified) return 'unverified'
  return tenant.requireMfa && person.fva === null ? 'mfa_required' : null
}
