/** The person as the session endpoints show them. */
export type SessionUser = { id: string; email: string; name: string; emailVerified: boolean }

/** What the server knew when it drew the page; `expiresInMs` counts from then, so no clock has to agree with another. */
export type InitialSession = { user: SessionUser; expiresInMs: number }

/** `loading` only where the server did not say, and nobody has asked it yet. */
export type SessionState =
  | { status: 'loading'; user: null }
  | { status: 'authenticated'; user: SessionUser }
  | { status: 'unauthenticated'; user: null }

/** Why a session is over, as every tab hears it. */
export type EndReason = 'signed-out' | 'expired' | 'revoked'

/**
 * An access token's life as this device sees it. `endsAt` is on the device's own clock, and only differences of that
 * clock are ever used.
 */
export type Lease = { user: SessionUser; endsAt: number; lifeMs: number }

/** The state of a page before anything happened in the browser. `undefined`: the server did not look. */
export function initialState(initial: InitialSession | null | undefined): SessionState {
  if (initial === undefined) return { status: 'loading', user: null }
  return initial ? { status: 'authenticated', user: initial.user } : { status: 'unauthenticated', user: null }
}

export function isSessionUser(value: unknown): value is SessionUser {
  if (typeof value !== 'object' || value === null) return false
  const { id, email, name, emailVerified } = value as Record<string, unknown>
  const isText = [id, email, name].every((part) => typeof part === 'string')
  return isText && typeof emailVerified === 'boolean'
}
