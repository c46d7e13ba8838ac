import { createCookieJar, type Cookie } from '../../action/cookies'
import type { AuthCore } from '../auth-core'
import { reissue } from '../sessions/reissue'

/**
 * For a page of a tenant that is about to be drawn: the cookie of an access token that acts there. Empty when the token at
 * hand does already, when nobody is signed in, and for a tenant that the person is no member of. The refresh token stays:
 * tabs that open pages of several tenants at once would else use up one another's. With `stays` false (a page drawn ahead
 * of a click) the session stays in its tenant, and the cookie is for this one request.
 */
export async function enterTenant(
  core: AuthCore,
  headers: Headers,
  slug: string,
  { stays }: { stays: boolean },
): Promise<Cookie[]> {
  const jar = createCookieJar(headers.get('cookie'))
  const token = core.cookies.readAccess(jar)
  const session = token ? await core.accessTokens.verify(token) : null
  if (!session || !core.tenants || session.tenantSlug === slug) return []
  const { tenants } = await core.tenants.choice(session.user.id)
  const tenant = tenants.find((one) => one.slug === slug)
  const access = tenant && (await reissue(core, session.id, tenant, { stays }))
  if (!access) return []
  if (stays) await core.tenants.remember(session.user.id, tenant.id, core.clock.now())
  core.cookies.set(jar, { access: access.token })
  return jar.pending()
}
