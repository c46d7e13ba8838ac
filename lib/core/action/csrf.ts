import { AppError } from '../errors'

/** True for the origins this deployment answers on: APP_URL and, later, tenant hosts. Compared exactly. */
export type OriginCheck = (origin: string) => boolean

/**
 * Refuses a mutation that another site could have caused (OWASP CSRF cheat sheet: verify the origin, demand a custom
 * header). A cross-site form can set neither the header nor the content type, and no script can set Origin.
 */
export function checkCsrf(headers: Headers, isOwnOrigin: OriginCheck): void {
  checkOrigin(headers, isOwnOrigin)
  if (headers.get('x-auth-request') !== '1') throw csrf('The X-Auth-Request: 1 header is missing.')
  if (!isJson(headers)) throw csrf('The Content-Type must be application/json.')
}

/** The part that holds for HTML forms too, where the browser sets Origin and nothing else can be demanded. */
export function checkOrigin(headers: Headers, isOwnOrigin: OriginCheck): void {
  const origin = headers.get('origin') ?? originOf(headers.get('referer'))
  if (!origin || !isOwnOrigin(origin)) throw csrf('The request did not come from this site.')
}

export function isJson(headers: Headers): boolean {
  return /^application\/json(?:\s*;\s*charset="?utf-8"?)?\s*$/i.test(headers.get('content-type') ?? '')
}

function originOf(referer: string | null): string | null {
  return referer && URL.canParse(referer) ? new URL(referer).origin : null
}

function csrf(message: string): AppError {
  return new AppError('CSRF', message)
}
