import { readEnv } from '@/lib/config/env'

/** The same for pages, answers of the API and redirects. HSTS in production alone: it would lock localhost to https. */
export function securityHeaders(): Record<string, string> {
  const isProduction = readEnv().mode === 'production'
  return {
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    ...(isProduction && { 'Strict-Transport-Security': 'max-age=63072000; includeSubDomains' }),
  }
}

/** Scripts run only with the nonce of this very page (CSP 3 §6.7); styles may be inline, as component libraries set them. */
export function contentSecurityPolicy(nonce: string): string {
  const { mode } = readEnv()
  const isDevelopment = mode === 'development'
  return [
    `default-src 'self'`,
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? ` 'unsafe-eval'` : ''}`,
    `style-src 'self' 'unsafe-inline'`,
    `img-src 'self' data: blob:`,
    `font-src 'self'`,
    `connect-src 'self'${isDevelopment ? ' ws: wss:' : ''}`,
    `object-src 'none'`,
    `base-uri 'none'`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
    ...(mode === 'production' ? ['upgrade-insecure-requests'] : []),
  ].join('; ')
}

export function withSecurityHeaders(response: Response): Response {
  for (const [name, value] of Object.entries(securityHeaders())) response.headers.set(name, value)
  // Nothing the API answers is a document to be drawn.
  response.headers.set('Content-Security-Policy', `default-src 'none'; frame-ancestors 'none'`)
  return response
}
