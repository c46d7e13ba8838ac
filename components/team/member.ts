/** A member as the API lists them. */
export type Member = {
  id: string
  userId: string
  name: string
  email: string
  /** The strongest of `roles`. */
  role: string
  roles: string[]
  joinedAt: string
  lastActiveAt: string
}

/** A role that can be given to somebody. */
export type RoleChoice = { slug: string; title: string }

/** An invitation that is open, as the API lists it. */
export type Invitation = {
  id: string
  email: string
  role: string
  status: 'pending' | 'expired' | 'accepted' | 'revoked'
  invitedBy: { userId: string; name: string | null } | null
  createdAt: string
  expiresAt: string
}

/** How somebody is called. */
export function nameOf({ name, email }: Pick<Member, 'name' | 'email'>): string {
  return name || email
}

/** What a list of people is searched by. */
export const peopleHint = 'People are found by their name and by their address.'
