import type { AccessContext } from '../access/access-context'
import type { CookieJar } from './cookies'
import type { IdempotentRun } from './idempotency'

/** Who is signed in, as far as the access token tells. */
export type ActionSession = {
  id: string
  user: { id: string; email: string; name: string; emailVerified: boolean }
  /** End of the access token, ISO 8601: said in every answer, so made once for each token. */
  expiresAt: string
  tenantId: string | null
  /** Of the tenant, when the token was made; null without a tenant. */
  tenantSlug: string | null
  /** What the person may do in the tenant: the encoded access set, as the token carries it. */
  acl: unknown
  /** Epoch seconds of the last second factor. */
  fva: number | null
  /** Custom claims of the token. */
  claims: Record<string, unknown>
}

/** `http`: a request from anywhere · `form`: a server action of our own pages · `api`: a call from server code. */
export type Transport = 'http' | 'form' | 'api'

export type Client = {
  /** The address as text; null when nothing trustworthy tells it. */
  address: string | null
  /** What limits count by: the address, IPv6 by its /64; null with the address. */
  key: string | null
  userAgent: string
}

/** The tenant that a call acts in, and what the caller may do there. */
export type ActionTenant = {
  id: string
  slug: string
  /** Made when it is first asked for: an action that demands no more than membership pays for none. */
  readonly access: AccessContext
}

export type ActionContext = {
  action: string
  requestId: string
  transport: Transport
  headers: Headers
  /** When the call began, epoch milliseconds. */
  now: number
  client: Client
  cookies: CookieJar
  session: ActionSession | null
  /** Of an action that acts within a tenant. */
  tenant: ActionTenant | null
  /** Of a call that brought an Idempotency-Key: what `once` completes. */
  idempotency: IdempotentRun | null
  /** Of an action that takes the bytes as they came. */
  rawBody: Uint8Array | null
  /** True when a quiet limit was reached: answer as always, do nothing. */
  limited: boolean
}

/** The session of an action that demands one. */
export function sessionOf(context: ActionContext): ActionSession {
  if (!context.session) throw new TypeError(`${context.action} reads the session but does not demand one`)
  return context.session
}

/** The tenant of an action that acts within one. */
export function tenantOf(context: ActionContext): ActionTenant {
  if (!context.tenant) throw new TypeError(`${context.action} reads the tenant but does not demand one`)
  return context.tenant
}
