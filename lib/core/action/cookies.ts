export type Cookie = {
  name: string
  value: string
  /** Seconds; 0 deletes the cookie. */
  maxAge: number
  secure: boolean
  sameSite: 'lax' | 'strict'
  httpOnly: true
  path: '/'
}

/** The cookies of a request and those its answer sets. A name set twice is sent once, the last one. */
export type CookieJar = {
  get(name: string): string | null
  set(cookie: Cookie): void
  pending(): Cookie[]
}

export function createCookieJar(header: string | null): CookieJar {
  const received = parseCookies(header)
  const pending = new Map<string, Cookie>()
  return {
    get: (name) => pending.get(name)?.value ?? received.get(name) ?? null,
    set: (cookie) => void pending.set(cookie.name, cookie),
    pending: () => [...pending.values()],
  }
}

/** The first of several cookies with one name wins, as browsers send the most specific first (RFC 6265 §5.4). */
export function parseCookies(header: string | null): Map<string, string> {
  const cookies = new Map<string, string>()
  for (const part of (header ?? '').split(';')) {
    const split = part.indexOf('=')
    if (split < 1) continue
    const name = part.slice(0, split).trim()
    const value = part.slice(split + 1).trim()
    if (name && !cookies.has(name)) cookies.set(name, value)
  }
  return cookies
}

/** Values are tokens of our own making: base64url and dots, never in need of quoting. */
export function serializeCookie(cookie: Cookie): string {
  if (!/^[\w.~-]*$/.test(cookie.value))
    throw new TypeError(`cookie ${cookie.name} holds a character it must not`)
  const sameSite = cookie.sameSite === 'strict' ? 'Strict' : 'Lax'
  const base = `${cookie.name}=${cookie.value}; Path=/; Max-Age=${cookie.maxAge}; HttpOnly; SameSite=${sameSite}`
  return cookie.secure ? `${base}; Secure` : base
}
