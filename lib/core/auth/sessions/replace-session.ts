import type { ActionContext } from '../../action/context'
import { audit, type AuthCore } from '../auth-core'
import type { AuthStores } from '../stores'

/**
 * Ends the session that this browser's refresh cookie belongs to, for its cookies are about to be overwritten and nobody
 * could use it again. Only a genuine token counts. Returns the ids it revoked, to be announced after the commit.
 */
export async function endPresentedSession(
  core: AuthCore,
  transaction: AuthStores,
  context: ActionContext,
): Promise<string[]> {
  const session = await presentedSession(core, transaction, context)
  if (!session || !(await transaction.sessions.revokeSession(session.id, context.now))) return []
  await audit(core, transaction, context, {
    action: 'auth.session_replaced',
    actorId: session.userId,
    target: { type: 'session', id: session.id },
  })
  return [session.id]
}

/** The session of a genuine refresh cookie, of whatever generation. */
export async function presentedSession(core: AuthCore, stores: AuthStores, context: ActionContext) {
  const token = core.cookies.readRefresh(context.cookies)
  if (!token) return null
  const claim = core.refreshTokens.parse(token)
  const session = claim && (await stores.sessions.findSession(claim.sessionId))
  return session && core.refreshTokens.isGenuine(token, session) ? session : null
}
