import type { BrowserContext } from '@playwright/test'

/** The two cookies of a session, as a production build on localhost names them. */
export const accessCookie = 'sid'
export const refreshCookie = 'ref'

/** The value of a cookie that a browser holds; null when it has none of that name. */
export async function cookieValue(context: BrowserContext, name: string): Promise<string | null> {
  const cookies = await context.cookies()
  return cookies.find((cookie) => cookie.name === name)?.value ?? null
}

export async function sessionCookies(context: BrowserContext) {
  return {
    access: await cookieValue(context, accessCookie),
    refresh: await cookieValue(context, refreshCookie),
  }
}

/** What a browser does by itself a minute after the last renewal: it drops the access cookie and keeps the other. */
export async function letAccessCookieExpire(context: BrowserContext): Promise<void> {
  await context.clearCookies({ name: accessCookie })
}

/** The Cookie header that a browser would send, for requests made outside it. */
export async function cookieHeader(context: BrowserContext): Promise<string> {
  const cookies = await context.cookies()
  return cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
}
