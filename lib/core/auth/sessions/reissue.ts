import type { AuthCore } from '../auth-core'
import type { TenantRef } from '../tenants/auth-tenants'
import { contentIn } from '../tokens/token-content'

/**
 * An access token of the session in a tenant that its person is known to be a member of. It ends when the one before it
 * would have: only a refresh token prolongs a session. Null when the session has ended. With `stays` false the session
 * itself remains where it is.
 */
export async function reissue(
  core: AuthCore,
  sessionId: string,
  tenant: TenantRef,
  { stays } = { stays: true },
) {
  const found = await core.stores.sessions.findSessionWithUser(sessionId)
  if (!found || found.session.revokedAt !== null || found.user.disabled) return null
  const { session, user } = found
  const content = await contentIn(core, user, tenant, session.factorVerifiedAt)
  const access = await core.accessTokens.issue(session, user, content, session.rotatedAt)
  if (stays) await core.stores.sessions.updateSession(sessionId, { tenantId: tenant.id })
  return { ...access, user }
}
