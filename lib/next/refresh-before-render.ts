import { decodeJwt } from 'jose'
import type { Cookie } from '@/lib/core/action/cookies'
import { isFilePath } from './file-path'
import { inTime } from './in-time'
import { tenantSlugOf } from './page-tenant'
import { prefetchHeader } from './prefetch-stamp'
import { withCookies } from './request-cookies'
import { server, type Server } from './server'

/** Renewed a little early: a page that renders for seconds should not see its token end meanwhile. */
const leeway = 5_000

/** While the database hangs a start may take long: the page is drawn all the same, and says what is wrong. */
const patienceMs = 2_500

type Refreshed = {
  /** For the browser. */
  cookies: Cookie[]
  /** For the page that is about to be drawn: the same, and perhaps a token for this one request. */
  drawnWith: Cookie[]
  session: SessionState
}

/**
 * What pages learn of it. `unknown`: whether the person is still signed in could not be found out, so nobody is to be sent
 * to sign in again. `starting`: there is no server yet that could be asked anything.
 */
type SessionState = 'known' | 'unknown' | 'starting'

const untouched: Refreshed = { cookies: [], drawnWith: [], session: 'known' }

type PageRequest = Request & { cookies: { get(name: string): { value: string } | undefined } }

/**
 * The cookies of a session whose access token has expired while its refresh token may live; none when there is nothing to
 * refresh, and none for what a cache may keep as a file: they would be for everyone. Two tabs that do it together get one
 * child.
 */
export async function refreshedCookies(request: PageRequest): Promise<Refreshed> {
  const { pathname } = new URL(request.url)
  if (isFilePath(pathname)) return untouched
  const current = await inTime(server(), patienceMs).catch(() => null)
  if (!current) return { ...untouched, session: 'starting' }
  const refreshed = await refresh(current, request)
  const slug = tenantSlugOf(pathname)
  return slug === null ? refreshed : enter(current, request, slug, refreshed)
}

async function refresh({ auth, clock }: Server, request: PageRequest): Promise<Refreshed> {
  const { access, refresh: name } = auth.cookies.names
  if (!request.cookies.get(name)?.value) return untouched
  if (!isExpired(request.cookies.get(access)?.value, clock.now() + leeway)) return untouched
  const result = await auth.api.refresh(new Headers(request.headers))
  if (!result.ok && result.status !== 401) return { ...untouched, session: 'unknown' }
  return { cookies: result.cookies, drawnWith: result.cookies, session: 'known' }
}

/**
 * A page of a tenant is drawn with a token that acts there. One that is fetched ahead of a click leaves the session where
 * it is. What fails here is left to the page, which asks for the membership itself.
 */
async function enter(
  { auth }: Server,
  request: PageRequest,
  slug: string,
  refreshed: Refreshed,
): Promise<Refreshed> {
  const headers = withCookies(request.headers, refreshed.drawnWith)
  const stays = request.headers.get(prefetchHeader) !== '1'
  const entered = await inTime(auth.enterTenant(headers, slug, { stays }), patienceMs).catch(() => [])
  return {
    ...refreshed,
    cookies: stays ? [...refreshed.cookies, ...entered] : refreshed.cookies,
    drawnWith: [...refreshed.drawnWith, ...entered],
  }
}

/** Only reads when it ends; whether it is genuine is asked where it counts. */
function isExpired(token: string | undefined, at: number): boolean {
  if (!token) return true
  try {
    return (decodeJwt(token).exp ?? 0) * 1_000 <= at
  } catch {
    return true
  }
}
