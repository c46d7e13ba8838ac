import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import type { AccessSet } from '@/lib/core/access/access-set'
import type { Reader } from '@/lib/core/action/pipeline'
import type { CurrentSession, Profile, SessionItem, Tenants } from '@/lib/core/auth/api'
import type { TenantInfo } from '@/lib/core/auth/tenants/auth-tenants'
import { AppError, type ErrorBody } from '@/lib/core/errors'
import { isFilePath } from './file-path'
import { noSuchPage } from './page-failure'
import { tenantSlugOf } from './page-tenant'
import { pipeline } from './pipeline'
import { server, type Server } from './server'

export type { CurrentSession, Profile, SessionItem }

const retryAfterMs = 2_000

/** Who is signed in, once a request; null for nobody. Reads the token alone. */
export const currentSession = cache(async (): Promise<CurrentSession | null> => {
  const { auth } = await runningServer()
  const result = await auth.api.getSession(await requestHeaders())
  if (!result.ok && result.status >= 500) throw failure(result.error)
  return result.ok ? result.value : null
})

/** The same, where nobody is not good enough: they are sent to sign in, and back here after. */
export async function requireSession(): Promise<CurrentSession> {
  const path = (await headers()).get('x-gatehouse-path') ?? '/'
  if (isFilePath(path.split('?', 1)[0] ?? '')) noSuchPage()
  return (await currentSession()) ?? sendToSignIn(path)
}

/** For how long the access token still lives, by the application's clock. */
export async function sessionLifeMs({ session }: CurrentSession): Promise<number> {
  const { clock } = await runningServer()
  return Math.max(0, Date.parse(session.expiresAt) - clock.now())
}

/** The application's time, epoch milliseconds: what pages count "4 minutes ago" from. */
export async function currentTime(): Promise<number> {
  return (await runningServer()).clock.now()
}

/** The profile, fresh from the database. */
export async function currentProfile(): Promise<Profile> {
  const { auth } = await runningServer()
  const result = await auth.api.getMe(await requestHeaders())
  if (result.ok) return result.value
  if (result.status === 401) return sendToSignIn()
  throw failure(result.error)
}

/** The devices of the person who is signed in, the last active first. */
export async function currentSessions(): Promise<SessionItem[]> {
  const { auth } = await runningServer()
  const result = await auth.api.listSessions(await requestHeaders())
  if (result.ok) return result.value.sessions
  if (result.status === 401) return sendToSignIn()
  throw failure(result.error)
}

/** The tenants of the person who is signed in, once a request. */
export const currentTenants = cache(async (): Promise<Tenants> => {
  const { auth } = await runningServer()
  const result = await auth.api.listTenants(await requestHeaders())
  if (result.ok) return result.value
  if (result.status === 401) return sendToSignIn()
  throw failure(result.error)
})

/** A tenant of the person who is signed in, by its slug. For every other, and for one that there is not, no such page. */
export async function requireTenant(slug: string): Promise<TenantInfo> {
  await requireSession()
  const { tenants } = await currentTenants()
  return tenants.find((tenant) => tenant.slug === slug) ?? noSuchPage()
}

/** The address of the page that is being drawn, without its query. */
export async function currentPath(): Promise<string | null> {
  const path = (await headers()).get('x-gatehouse-path')
  return path?.split('?', 1)[0] ?? null
}

export type PageAccess = { slug: string | null; set: AccessSet | null }

/** What the person may do in the tenant of the page that is being drawn, once a request; nulls outside of tenants. */
export const accessOf = cache(async (): Promise<PageAccess> => {
  const slug = await pageTenant()
  const session = slug === null ? null : await currentSession()
  return { slug, set: session && (await readAction<AccessSet>('getAccessSet')) }
})

/** What the actions know of the tenant that a page asks for together, they ask once a request. */
const reader = cache(async (): Promise<Reader> => (await pipeline()).reader())

/**
 * Runs an action that reads, for the page that is being drawn. Throws what it was refused with. A tenant that the session
 * could not enter is one that the person is no member of: no such page.
 */
export async function readAction<T>(key: string, input: Record<string, unknown> = {}): Promise<T> {
  await runningServer()
  const read = await reader()
  const outcome = await read(key, input, { headers: await requestHeaders() })
  if (!outcome.error) return outcome.body as T
  if (outcome.status === 401) return sendToSignIn()
  const isElsewhere = ['TENANT_MISMATCH', 'NO_TENANT', 'NOT_A_MEMBER'].includes(outcome.error.code)
  if (isElsewhere) noSuchPage()
  throw outcome.error
}

async function pageTenant(): Promise<string | null> {
  return tenantSlugOf((await headers()).get('x-gatehouse-path'))
}

/** While it has not started there is no use in waiting: proxy.ts has waited for it already. */
export async function runningServer(): Promise<Server> {
  if ((await headers()).get('x-gatehouse-session') === 'starting') throw outage('The server has not started.')
  return server()
}

async function sendToSignIn(next?: string): Promise<never> {
  // The database is away: an error page is honest, a sign-in page would be neither true nor of any use.
  if ((await headers()).get('x-gatehouse-session') === 'unknown') {
    throw outage('The session could not be looked up.')
  }
  redirect(next === undefined ? '/sign-in' : `/sign-in?next=${encodeURIComponent(next)}`)
}

function outage(message: string): AppError {
  return new AppError('UNAVAILABLE', message, { retryAfterMs })
}

function failure({ code, message }: ErrorBody['error']): AppError {
  return new AppError(code, message, code === 'UNAVAILABLE' ? { retryAfterMs } : {})
}

/** The request's headers with its cookies as they stand now: one set earlier in this very request counts. */
async function requestHeaders(): Promise<Headers> {
  const current = new Headers(await headers())
  current.set('cookie', (await cookies()).toString())
  const slug = await pageTenant()
  if (slug !== null) current.set('x-tenant', slug)
  return current
}
