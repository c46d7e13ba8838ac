import { decodeJwt } from 'jose'
import type { Cookie } from '@/lib/core/action/cookies'
import { isFilePath } from './file-path'
import { inTime } from './in-time'
import { server } from './server'

/** Renewed a little early: a page that renders for seconds should not see its token end meanwhile. */
const leeway = 5_000

/** While the database hangs a start may take long: the page is drawn all the same, and says what is wrong. */
const patienceMs = 2_500

type Refreshed = { cookies: Cookie[]; session: SessionState }

/**
 * What pages learn of it. `unknown`: whether the person is still signed in could not be found out, so nobody is to be sent
 * to sign in again. `starting`: there is no server yet that could be asked anything.
 */
type SessionState = 'known' | 'unknown' | 'starting'

const untouched: Refreshed = { cookies: [], session: 'known' }

/**
 * The cookies of a session whose access token has expired while its refresh token may live; none when there is nothing to
 * refresh, and none for what a cache may keep as a file: they would be for everyone. Two tabs that do it together get one
 * child.
 */
export async function refreshedCookies(
  request: Request & { cookies: { get(name: string): { value: string } | undefined } },
): Promise<Refreshed> {
  if (isFilePath(new URL(request.url).pathname)) return untouched
  const current = await inTime(server(), patienceMs).catch(() => null)
  if (!current) return { cookies: [], session: 'starting' }
  const { auth, clock } = current
  const { access, refresh } = auth.cookies.names
  if (!request.cookies.get(refresh)?.value) return untouched
  if (!isExpired(request.cookies.get(access)?.value, clock.now() + leeway)) return untouched
  const result = await auth.api.refresh(new Headers(request.headers))
  if (result.ok || result.status === 401) return { cookies: result.cookies, session: 'known' }
  return { cookies: [], session: 'unknown' }
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
