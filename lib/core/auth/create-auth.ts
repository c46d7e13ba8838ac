import { v7 as uuidv7 } from 'uuid'
import type { AnyAction } from '../action/action'
import { createPipeline, type Pipeline, type PipelineOptions } from '../action/pipeline'
import { systemClock, systemPause, systemRandom } from '../clock'
import { authPingAction, jwksAction } from './actions/jwks'
import { changePasswordAction } from './actions/change-password'
import { deleteMeAction, getMeAction, updateProfileAction } from './actions/me'
import { refreshAction } from './actions/refresh'
import { requestPasswordResetAction, resetPasswordAction } from './actions/reset-password'
import {
  deleteSessionAction,
  deleteSessionsAction,
  getSessionAction,
  getSessionsAction,
} from './actions/sessions'
import { signInAction } from './actions/sign-in'
import { signOutAction } from './actions/sign-out'
import { signUpAction } from './actions/sign-up'
import { resendVerificationAction } from './actions/resend-verification'
import { verifyEmailAction } from './actions/verify-email'
import { createApi, type AuthApi } from './api'
import { createLinks, type AuthCore } from './auth-core'
import { authenticate } from './authenticate'
import { resolveConfig, type AuthConfig } from './config'
import { createInMemoryStores } from './memory-stores'
import type { AuthOptions } from './options'
import { createPasswordHasher, type PasswordHasher } from './password/hasher'
import { createRevocationWindow } from './revocation-window'
import { createSessionCookies, type SessionCookies } from './sessions/session-cookies'
import { createAccessTokens } from './tokens/access-token'
import { createKeyRing, type KeyRing } from './tokens/key-ring'
import { createRefreshTokens } from './tokens/refresh-token'

export type Auth = {
  /** The auth endpoints as actions. */
  actions: readonly AnyAction[]
  /** Answers a request to one of them. */
  handle(request: Request): Promise<Response>
  api: AuthApi
  config: AuthConfig
  keys: KeyRing
  cookies: SessionCookies
  passwords: PasswordHasher
  /** The same pipeline for these and further actions. */
  mount(actions: readonly AnyAction[]): Pipeline
  /** Starts hearing of revocations made elsewhere; without it, or while it is down, sessions are looked up instead. */
  start(): Promise<void>
  stop(): Promise<void>
}

/**
 * A complete authentication system over the given stores (default: memory). Throws AuthConfigError, naming the option,
 * for anything it could not run with safely.
 */
export function createAuth(options: AuthOptions = {}): Auth {
  const core = createCore(options)
  const actions = createActions(core)
  const feed = options.revocationFeed
  // One process over memory stores hears of its own revocations; with any other store only a live feed will do.
  const isFeedLive = feed ? () => feed.isLive() : () => !options.sessionStore
  const shared: Omit<PipelineOptions, 'actions'> = {
    appUrl: core.config.appUrl,
    clock: core.clock,
    random: core.random,
    rateLimits: core.stores.rateLimits,
    pause: options.pause ?? systemPause,
    isOwnOrigin: (origin) => origin === core.config.appUrl || (options.isOwnOrigin?.(origin) ?? false),
    authenticate: (context, demand) => authenticate(core, context, demand, isFeedLive),
    client: options.client ?? unknownClient,
    access: options.access,
    isUnavailable: options.isUnavailable,
    log: options.log,
  }
  const mount = (list: readonly AnyAction[]) => createPipeline({ ...shared, actions: list })
  const pipeline = mount(actions)
  return {
    actions,
    handle: (request) => pipeline.handle(request),
    api: createApi(pipeline),
    config: core.config,
    keys: core.keys,
    cookies: core.cookies,
    passwords: core.passwords,
    mount,
    start: () => feed?.start((ids) => core.revocations.add(ids)) ?? Promise.resolve(),
    stop: () => feed?.stop() ?? Promise.resolve(),
  }
}

function createCore(options: AuthOptions): AuthCore {
  const config = resolveConfig(options)
  const clock = options.clock ?? systemClock
  const random = options.random ?? systemRandom
  const { stores, transact } = resolveStores(options)
  const keys = createKeyRing(config.keys, config.algorithm, clock)
  const { algorithm, issuer, audience, ttlMs } = config
  const links = createLinks(config.appUrl)
  return {
    config,
    clock,
    random,
    stores,
    transact,
    passwords: createPasswordHasher(options.emailPassword?.hasher),
    keys,
    accessTokens: createAccessTokens({
      keys,
      algorithm,
      issuer,
      audience,
      ttlMs,
      clock,
      claims: options.claims,
    }),
    refreshTokens: createRefreshTokens(config.secret),
    revocations: createRevocationWindow(clock, ttlMs),
    cookies: createSessionCookies({
      secure: config.secureCookies,
      sameSite: config.sameSite,
      accessTtlMs: ttlMs,
    }),
    links,
    hooks: options.hooks ?? {},
    onSendVerification:
      options.emailVerification?.onSend ??
      ((user, token, { outbox }) =>
        outbox.send({
          kind: 'verify-email',
          to: user.email,
          name: user.name,
          link: links.verifyEmail(token),
          expiresInMs: config.verification.ttlMs,
        })),
    onSendReset:
      options.passwordReset?.onSend ??
      ((user, token, { outbox }) =>
        outbox.send({
          kind: 'reset-password',
          to: user.email,
          name: user.name,
          link: links.resetPassword(token),
          expiresInMs: config.reset.ttlMs,
        })),
    newId: () => uuidv7({ msecs: clock.now(), random: random.bytes(16) }),
  }
}

function resolveStores(options: AuthOptions): Pick<AuthCore, 'stores' | 'transact'> {
  const memory = createInMemoryStores()
  const own = {
    users: options.userStore,
    sessions: options.sessionStore,
    rateLimits: options.rateLimitStore,
    emailVerifications: options.emailVerificationStore,
    passwordResets: options.passwordResetStore,
    audit: options.auditStore,
    outbox: options.outbox,
  }
  const given = Object.fromEntries(Object.entries(own).filter(([, store]) => store !== undefined))
  const stores = { ...memory.stores, ...given }
  if (options.transact) return { stores, transact: options.transact }
  return { stores, transact: Object.keys(given).length ? (work) => work(stores) : memory.transact }
}

function createActions(core: AuthCore): AnyAction[] {
  const { verification, reset } = core.config
  return [
    signUpAction(core),
    signInAction(core),
    signOutAction(core),
    getSessionAction(),
    refreshAction(core),
    getSessionsAction(core),
    deleteSessionsAction(core),
    deleteSessionAction(core),
    changePasswordAction(core),
    getMeAction(core),
    updateProfileAction(core),
    deleteMeAction(core),
    ...(verification.enabled ? [verifyEmailAction(core), resendVerificationAction(core)] : []),
    ...(reset.enabled ? [requestPasswordResetAction(core), resetPasswordAction(core)] : []),
    jwksAction(core),
    authPingAction(),
  ]
}

function unknownClient({ headers }: Pick<Request, 'headers'>) {
  return { address: null, key: null, userAgent: headers.get('user-agent') ?? '' }
}
