import type { CookieJar } from '../../action/cookies'

/** The cookies that carry a session. `__Host-` ties them to this host, path / and https (RFC 6265bis §4.1.3.2). */
export type SessionCookies = {
  names: { access: string; refresh: string; signUp: string }
  readAccess(jar: CookieJar): string | null
  readRefresh(jar: CookieJar): string | null
  readSignUp(jar: CookieJar): string | null
  set(jar: CookieJar, tokens: { access: string; refresh?: { token: string; maxAgeMs: number } }): void
  clear(jar: CookieJar): void
  setSignUp(jar: CookieJar, token: string, maxAgeMs: number): void
  clearSignUp(jar: CookieJar): void
}

export function createSessionCookies(options: {
  secure: boolean
  sameSite: 'lax' | 'strict'
  accessTtlMs: number
}): SessionCookies {
  const prefix = options.secure ? '__Host-' : ''
  const names = { access: `${prefix}sid`, refresh: `${prefix}ref`, signUp: `${prefix}signup` }
  const put = (jar: CookieJar, name: string, value: string, maxAgeMs: number) =>
    jar.set({
      name,
      value,
      maxAge: Math.max(0, Math.floor(maxAgeMs / 1_000)),
      secure: options.secure,
      sameSite: options.sameSite,
      httpOnly: true,
      path: '/',
    })
  return {
    names,
    readAccess: (jar) => jar.get(names.access) || null,
    readRefresh: (jar) => jar.get(names.refresh) || null,
    readSignUp: (jar) => jar.get(names.signUp) || null,
    set(jar, { access, refresh }) {
      put(jar, names.access, access, options.accessTtlMs)
      if (refresh) put(jar, names.refresh, refresh.token, refresh.maxAgeMs)
    },
    clear(jar) {
      put(jar, names.access, '', 0)
      put(jar, names.refresh, '', 0)
    },
    setSignUp: (jar, token, maxAgeMs) => put(jar, names.signUp, token, maxAgeMs),
    clearSignUp: (jar) => put(jar, names.signUp, '', 0),
  }
}
