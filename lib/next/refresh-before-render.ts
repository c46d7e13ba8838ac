import { decodeJwt } from 'jose'
import type { Cookie } from '@/lib/core/action/cookies'
import { server } from './server'

/** Renewed a little early: a page that renders for seconds should not see its token end meanwhile. */
const leeway = 5_000

/**
 * The cookies of a session whose access token has expired while its refresh token may live. None when there is nothing to
 * refresh, and none when the database is away: the page then says so itself. Two tabs that do it together get one child.
 */
export async function refreshedCookies(
  request: Request & { cookies: { get(name: string): { value: string } | undefined } },
): Promise<Cookie[]> {
  const current = await server().catch(() => null)
  if (!current) return []
  const { auth, clock } = current
  const { access, refresh } = auth.cookies.names
  if (!request.cookies.get(refresh)?.value) return []
  if (!isExpired(request.cookies.get(access)?.value, clock.now() + leeway)) return []
  const result = await auth.api.refresh(new Headers(request.headers))
  return result.ok || result.status === 401 ? result.cookies : []
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
