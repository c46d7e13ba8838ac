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
  const pending = new Map<string, Cookie>()
  return {
    get: (name) => pending.get(name)?.value ?? readCookie(header, name),
    set: (cookie) => void pending.set(cookie.name, cookie),
    pending: () => [...pending.values()],
  }
}

/** The first of several cookies with one name wins, as browsers send the most specific first (RFC 6265 §5.4). */
export function readCookie(header: string | null, name: string): string | null {
  for (const part of header?.split(';') ?? []) {
    const split = part.indexOf('=')
    if (split > 0 && part.slice(0, split).trim() === name) return part.slice(split + 1).trim()
  }
  return null
}

/** Values are tokens of our own making: base64url and dots, never in need of quoting. */
export function serializeCookie(cookie: Cookie): string {
  if (!/^[\w.~-]*$/.test(cookie.value))
    throw new TypeError(`cookie ${cookie.name} holds a character it must not`)
  const sameSite = cookie.sameSite === 'strict' ? 'Strict' : 'Lax'
  const base = `${cookie.name}=${cookie.value}; Path=/; Max-Age=${cookie.maxAge}; HttpOnly; SameSite=${sameSite}`
  return cookie.secure ? `${base}; Secure` : base
}
