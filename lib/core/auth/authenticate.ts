import type { ActionContext, ActionSession } from '../action/context'
import { AppError } from '../errors'
import type { AuthCore } from './auth-core'

/**
 * Who is calling, by a Bearer token or the access cookie. Reading needs no store: the token is verified and the
 * revocation window asked. Writing always looks the session up, and so does reading while the feed is down.
 */
export async function authenticate(
  core: AuthCore,
  context: ActionContext,
  demand: { required: boolean; write: boolean },
  isFeedLive: () => boolean,
): Promise<ActionSession | null> {
  const token = presentedToken(core, context)
  const verified = token ? core.accessTokens.verify(token) : null
  // A promise more costs as much as what a known token takes.
  let session = verified instanceof Promise ? await verified : verified
  if (session && core.revocations.has(session.id)) session = null
  if (session && (demand.write || !isFeedLive())) session = await confirmed(core, session, context.now)
  if (!session && demand.required) throw unauthenticated()
  return session
}

/** An Authorization header stands alone: with one, cookies are not read. */
function presentedToken(core: AuthCore, context: ActionContext): string | null {
  const header = context.headers.get('authorization')
  if (header === null) return core.cookies.readAccess(context.cookies)
  return /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(header)?.[1] ?? null
}

async function confirmed(core: AuthCore, session: ActionSession, now: number): Promise<ActionSession | null> {
  const found = await core.stores.sessions.findSessionWithUser(session.id)
  if (!found || found.session.revokedAt !== null || found.session.expiresAt <= now) return null
  if (found.user.disabled || found.user.id !== session.user.id) return null
  const { id, email, name, emailVerified } = found.user
  return { ...session, user: { id, email, name, emailVerified } }
}

/** RFC 6750 §3; `refresh` tells a client where to get a new token. */
function unauthenticated(): AppError {
  return new AppError('UNAUTHENTICATED', 'Sign in to continue.', {
    refresh: '/api/auth/refresh',
    headers: { 'WWW-Authenticate': 'Bearer' },
  })
}
