import { randomBytes } from 'node:crypto'
import { NextResponse, type NextRequest } from 'next/server'
import { requestIdHeader } from './lib/next/answer-status'
import { refreshedCookies } from './lib/next/refresh-before-render'
import { withCookies } from './lib/next/request-cookies'
import { contentSecurityPolicy, securityHeaders } from './lib/next/security-headers'

/**
 * Refreshes an expired session before a page renders, takes it to the page's tenant, and sets headers. It never stops a
 * request: what may be seen is decided where it is read.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const nonce = randomBytes(16).toString('base64')
  const policy = contentSecurityPolicy(nonce)
  const { cookies, drawnWith, session } = await refreshedCookies(request)
  // The page that is about to render must see the new cookies, not those that the browser sent.
  const headers = withCookies(request.headers, drawnWith)
  headers.set('x-nonce', nonce)
  headers.set('content-security-policy', policy)
  headers.set('x-gatehouse-path', request.nextUrl.pathname + request.nextUrl.search)
  headers.set('x-gatehouse-session', session)
  const response = NextResponse.next({ request: { headers } })
  for (const { name, value, ...options } of cookies) response.cookies.set(name, value, options)
  for (const [name, value] of Object.entries(securityHeaders())) response.headers.set(name, value)
  response.headers.set('Content-Security-Policy', policy)
  response.headers.set('X-Request-Id', request.headers.get(requestIdHeader) ?? crypto.randomUUID())
  return response
}

export const config = {
  // Pages alone: the API refreshes by its own endpoint, and files need no session. Files go by their full name, never
  // by their ending: /account/x.png is a page too, and would come without its policy.
  matcher: ['/((?!api/|_next/static/|_next/image|(?:favicon\\.ico|icon\\.svg)$).*)'],
}
