import type { Cookie } from '@/lib/core/action/cookies'

/** The headers of a request as they would be if its browser had been given these cookies before. */
export function withCookies(headers: Headers, cookies: readonly Cookie[]): Headers {
  const changed = new Headers(headers)
  if (cookies.length) changed.set('cookie', cookies.reduce(withCookie, headers.get('cookie') ?? ''))
  return changed
}

function withCookie(header: string, cookie: Cookie): string {
  const others = header.split(/;\s*/).filter((part) => part && !part.startsWith(`${cookie.name}=`))
  return (cookie.maxAge > 0 ? [...others, `${cookie.name}=${cookie.value}`] : others).join('; ')
}
