import type { AccessRule, RequestLog } from '../action/pipeline'
import type { Client } from '../action/context'
import type { Clock, Pause, Random } from '../clock'
import type { Duration } from '../duration'
import type { IdempotencyStore } from '../tenancy/directory'
import type { HasherOptions } from './password/hasher'
import type { PasswordPolicy } from './password/policy'
import type { RevocationFeed } from './revocation-feed'
import type {
  AuditStore,
  AuthStores,
  EmailVerificationStore,
  Outbox,
  PasswordResetStore,
  RateLimitStore,
  SessionStore,
  Transact,
  UserStore,
} from './stores'
import type { JwkSet, SigningAlgorithm } from './tokens/key-ring'
import type { AuthorizationOptions } from './access/authorization'
import type { TenantOptions } from './tenants/auth-tenants'
import type { AuthUser } from './types'

/** Gets the stores of the transaction in which the token was made: what it writes commits with it or not at all. */
export type OnSend = (user: AuthUser, token: string, transaction: AuthStores) => Promise<void>

export type AuthHooks = {
  /** May refuse by throwing an AppError. */
  beforeSignUp?: (input: { email: string; name: string }) => Promise<void> | void
  /** In the transaction that creates the person. */
  afterSignUp?: (user: AuthUser, transaction: AuthStores) => Promise<void> | void
  /** Runs before the password is looked at, so it must not tell people apart. May refuse by throwing an AppError. */
  beforeSignIn?: (input: { email: string }) => Promise<void> | void
  /** In the transaction that creates the session. */
  afterSignIn?: (user: AuthUser, session: { id: string }, transaction: AuthStores) => Promise<void> | void
}

export type RateLimitOption = { window: Duration; maxAttempts: number }

export type AuthOptions = {
  /** Where the product is reached, e.g. `https://app.example.com`. Mailed links and the issuer are built from it. */
  appUrl?: string
  /** Further origins that count as our own, e.g. verified tenant hosts. */
  isOwnOrigin?: (origin: string) => boolean
  /** Refuses to run half-configured: keys and secret must be given, cookies must be secure. */
  production?: boolean
  session?: {
    strategy?: 'jwt'
    /** Life of an access token. Default 60s. */
    ttl?: Duration
    /** Life of a session that is not used. Default 7d. */
    refreshTtl?: Duration
    /** Life of a session, however much it is used. Default 30d. */
    absoluteTtl?: Duration
    /** Default RS256. */
    algorithm?: SigningAlgorithm
    cookie?: { secure?: boolean; sameSite?: 'lax' | 'strict' }
    /** The oldest session goes when one more begins. Default 50. */
    maxPerUser?: number
    /** For how long the previous refresh token still gets the same child. Default 10,000. */
    graceMs?: number
  }
  emailPassword?: {
    enabled?: boolean
    password?: Partial<PasswordPolicy>
    rateLimit?: RateLimitOption
    signUpRateLimit?: RateLimitOption
    hasher?: HasherOptions
  }
  emailVerification?: { enabled?: boolean; required?: boolean; tokenTtl?: Duration; onSend?: OnSend }
  passwordReset?: { enabled?: boolean; tokenTtl?: Duration; revokeSessionsOnReset?: boolean; onSend?: OnSend }
  claims?: (user: AuthUser) => Record<string, unknown> | Promise<Record<string, unknown>>
  access?: Record<string, AccessRule | undefined>
  /** The tenants that people are members of. Left out, sessions have none. */
  tenant?: TenantOptions
  /** What people may do in their tenants. Needs `tenant`. */
  authorization?: AuthorizationOptions
  /** Where the answers to requests with an Idempotency-Key are kept. */
  idempotencyStore?: IdempotencyStore
  hooks?: AuthHooks
  issuer?: string
  audience?: string
  keys?: JwkSet
  /** PEM texts, instead of `keys`. */
  privateKey?: string
  publicKey?: string
  /** From which the keys of refresh tokens and sealed cookies are derived. At least 32 characters. */
  secret?: string
  userStore?: UserStore
  sessionStore?: SessionStore
  rateLimitStore?: RateLimitStore
  emailVerificationStore?: EmailVerificationStore
  passwordResetStore?: PasswordResetStore
  auditStore?: AuditStore
  outbox?: Outbox
  /** Runs a unit of work over the stores above. Needed with stores of a database. */
  transact?: Transact
  revocationFeed?: RevocationFeed
  clock?: Clock
  random?: Random
  /** How it waits. Default: real time. */
  pause?: Pause
  /** Who is calling. Default: nobody known, so that no limit counts strangers together. */
  client?: (request: Pick<Request, 'headers'>) => Client
  isUnavailable?: (error: unknown) => boolean
  log?: (line: RequestLog) => void
}

/** The options that name stores, of stores that belong together. */
export function storeOptions({ stores, transact }: { stores: AuthStores; transact: Transact }): AuthOptions {
  return {
    userStore: stores.users,
    sessionStore: stores.sessions,
    rateLimitStore: stores.rateLimits,
    emailVerificationStore: stores.emailVerifications,
    passwordResetStore: stores.passwordResets,
    auditStore: stores.audit,
    outbox: stores.outbox,
    transact,
  }
}
