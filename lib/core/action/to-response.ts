import type { AnyAction } from './action'
import { serializeCookie } from './cookies'
import type { Outcome } from './pipeline'

/** What a call came to, as HTTP. A body that is a stream is passed on as it comes. */
export function toResponse(outcome: Outcome, action: AnyAction, headOnly: boolean): Response {
  const headers = new Headers({ 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' })
  if (outcome.status < 400 && action.cacheControl) headers.set('Cache-Control', action.cacheControl)
  headers.set('X-Request-Id', outcome.requestId)
  // The time by which tokens expire, so that a browser whose own clock is off can tell how long one lives.
  headers.set('Date', new Date(outcome.at).toUTCString())
  for (const [name, value] of Object.entries(outcome.headers ?? {})) headers.set(name, value)
  for (const cookie of outcome.cookies) headers.append('Set-Cookie', serializeCookie(cookie))
  const { status, body } = outcome
  if (body === undefined) return new Response(null, { status, headers })
  if (body instanceof ReadableStream) {
    if (headOnly) void body.cancel()
    return new Response(headOnly ? null : body, { status, headers })
  }
  if (body instanceof Uint8Array)
    return new Response(headOnly ? null : new Uint8Array(body), { status, headers })
  if (!headers.has('Content-Type')) headers.set('Content-Type', 'application/json')
  const isText = typeof body === 'string' && !headers.get('Content-Type')?.includes('json')
  const text = isText ? String(body) : JSON.stringify(body)
  return new Response(headOnly ? null : text, { status, headers })
}
