import { cookies, headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { cache } from 'react'
import type { CurrentSession, Profile, SessionItem } from '@/lib/core/auth/api'
import { isFilePath } from './file-path'
import { server } from './server'

export type { CurrentSession, Profile, SessionItem }

/** Who is signed in, once a request; null for nobody. Reads the token alone. */
export const currentSession = cache(async (): Promise<CurrentSession | null> => {
  const { auth } = await server()
  const result = await auth.api.getSession(await requestHeaders())
  if (!result.ok && result.status >= 500) throw new Error(result.error.message)
  return result.ok ? result.value : null
})

/** The same, where nobody is not good enough: they are sent to sign in, and back here after. */
export async function requireSession(): Promise<CurrentSession> {
  const given = await headers()
  const path = given.get('x-gatehouse-path') ?? '/'
  if (isFilePath(path.split('?', 1)[0] ?? '')) notFound()
  const session = await currentSession()
  if (session) return session
  // The database is away: an error page is honest, a sign-in page would be neither true nor of any use.
  if (given.get('x-gatehouse-session') === 'unknown') throw new Error('The session could not be looked up.')
  redirect(`/sign-in?next=${encodeURIComponent(path)}`)
}

/** For how long the access token still lives, by the application's clock. */
export async function sessionLifeMs({ session }: CurrentSession): Promise<number> {
  const { clock } = await server()
  return Math.max(0, Date.parse(session.expiresAt) - clock.now())
}

/** The application's time, epoch milliseconds: what pages count "4 minutes ago" from. */
export async function currentTime(): Promise<number> {
  return (await server()).clock.now()
}

/** The profile, fresh from the database. */
export async function currentProfile(): Promise<Profile> {
  const { auth } = await server()
  const result = await auth.api.getMe(await requestHeaders())
  if (result.ok) return result.value
  if (result.status === 401) redirect('/sign-in')
  throw new Error(result.error.message)
}

/** The devices of the person who is signed in, the last active first. */
export async function currentSessions(): Promise<SessionItem[]> {
  const { auth } = await server()
  const result = await auth.api.listSessions(await requestHeaders())
  if (result.ok) return result.value.sessions
  if (result.status === 401) redirect('/sign-in')
  throw new Error(result.error.message)
}

/** The request's headers with its cookies as they stand now: one set earlier in this very request counts. */
async function requestHeaders(): Promise<Headers> {
  const current = new Headers(await headers())
  current.set('cookie', (await cookies()).toString())
  return current
}
