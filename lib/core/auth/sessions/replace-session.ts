import type { ActionContext } from '../../action/context'
import type { AuthCore } from '../auth-core'

/**
 * Ends the session that this browser's refresh cookie belongs to, for its cookies are about to be overwritten and nobody
 * could use it again. Only a genuine token counts. Returns the id it revoked.
 */
export async function endPresentedSession(core: AuthCore, context: ActionContext): Promise<string | null> {
  const session = await presentedSession(core, context)
  if (!session || !(await core.stores.sessions.revokeSession(session.id, context.now))) return null
  core.revocations.add([session.id])
  return session.id
}

/** The session of a genuine refresh cookie, of whatever generation. */
export async function presentedSession(core: AuthCore, context: ActionContext) {
  const token = core.cookies.readRefresh(context.cookies)
  const claim = token ? core.refreshTokens.parse(token) : null
  const session = claim ? await core.stores.sessions.findSession(claim.sessionId) : null
  return token && session && core.refreshTokens.isGenuine(token, session) ? session : null
}
