/** What `GET /api/invitations/preview` tells. */
export type Invitation = {
  state: 'ready' | 'no_account' | 'signed_out' | 'other_address' | 'unverified' | 'mfa_required' | 'no_seat'
  organization: string
  /** Empty when whoever invited has no name. */
  invitedBy: string
  email: string
  role: string
  expiresAt: string
}

/** What the page says of it, and what comes first. Each of the ways it can stand has words of its own. */
export function invitationWords(
  { state, organization, invitedBy, email, role }: Invitation,
  signedInAs: string | null,
): { title: string; sentence: string } {
  const who = invitedBy || 'Somebody there'
  const offer = `${who} invites you to work in ${organization}, with the role ${role}.`
  switch (state) {
    case 'ready':
      return { title: `Join ${organization}`, sentence: offer }
    case 'no_account':
      return {
        title: `Join ${organization}`,
        sentence: `${offer} To accept, create an account for ${email}.`,
      }
    case 'signed_out':
      return { title: `Join ${organization}`, sentence: `${offer} To accept, sign in as ${email}.` }
    case 'other_address':
      return {
        title: 'This invitation is for another address',
        sentence: `It was sent to ${email}, and you are signed in as ${signedInAs ?? 'somebody else'}.`,
      }
    case 'unverified':
      return {
        title: 'Confirm your address first',
        sentence: `We mailed a link to ${email}. Open it, then come back to this invitation.`,
      }
    case 'mfa_required':
      return {
        title: `${organization} asks for a second factor`,
        sentence: 'Everyone in it signs in with one. Set yours up, then come back to this invitation.',
      }
    case 'no_seat':
      return {
        title: `${organization} has no seat left`,
        sentence: `Ask ${invitedBy || 'whoever invited you'} to make room. Until then the invitation waits for you.`,
      }
  }
}
