import { isSessionUser, type EndReason, type Lease } from './session-state'
import { readJson, retryAfterMs } from './read-response'

export type RenewalResult =
  | { kind: 'renewed'; lease: Lease }
  | { kind: 'ended'; reason: EndReason }
  | { kind: 'failed'; retryAfterMs: number | null }

export type Fetch = (path: string, init: RequestInit) => Promise<Response>

/** What is assumed of a token whose answer does not tell its life. */
const assumedLifeMs = 60_000

/** No answer makes a token live longer than this here, whatever the clocks of servers and proxies say. */
export const longestLifeMs = 15 * 60_000

/** Asks for a new access token and says what came of it. Never throws. */
export async function requestRenewal(
  fetch: Fetch,
  now: () => number,
  signal: AbortSignal,
): Promise<RenewalResult> {
  const sentAt = now()
  try {
    const response = await fetch('/api/auth/refresh', { ...postInit, signal })
    const body = await readJson(response)
    if (response.status === 401) return { kind: 'ended', reason: reasonOf(body) }
    if (!response.ok) return { kind: 'failed', retryAfterMs: retryAfterMs(response.headers, now()) }
    const { user, expiresAt } = (body ?? {}) as { user?: unknown; expiresAt?: unknown }
    if (!isSessionUser(user)) return { kind: 'failed', retryAfterMs: null }
    const lifeMs = lifeOf(expiresAt, response.headers.get('date'))
    return { kind: 'renewed', lease: { user, lifeMs, endsAt: sentAt + lifeMs } }
  } catch {
    return { kind: 'failed', retryAfterMs: null }
  }
}

export const postInit = {
  method: 'POST',
  headers: { 'Content-Type': 'application/json', 'X-Auth-Request': '1' },
  credentials: 'same-origin',
  cache: 'no-store',
} satisfies RequestInit

/** The server's end against the server's own clock, as its `Date` header (RFC 9110 §6.6.1) tells it. */
function lifeOf(expiresAt: unknown, date: string | null): number {
  const life = Date.parse(String(expiresAt)) - Date.parse(date ?? '')
  return Number.isFinite(life) && life > 0 ? Math.min(life, longestLifeMs) : assumedLifeMs
}

function reasonOf(body: unknown): EndReason {
  const error = (body as { error?: { code?: unknown } } | undefined)?.error
  return error?.code === 'SESSION_REVOKED' ? 'revoked' : 'expired'
}
