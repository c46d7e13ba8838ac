import type { AnyAction } from '../action/action'
import type { Cookie } from '../action/cookies'
import { createPipeline, type Pipeline, type PipelineOptions } from '../action/pipeline'
import type { TenantGate } from '../action/tenant-step'
import { systemPause } from '../clock'
import type { AccessStreams } from './access/access-streams'
import type { Authorization } from './access/authorization'
import { createLiveAccess, type LiveAccess } from './access/live-access'
import { createApi, type AuthApi } from './api'
import { createAuthActions } from './auth-actions'
import type { AuthCore } from './auth-core'
import { authenticate } from './authenticate'
import type { AuthConfig } from './config'
import { createCore } from './create-core'
import type { AuthOptions } from './options'
import type { PasswordHasher } from './password/hasher'
import type { SessionCookies } from './sessions/session-cookies'
import { enterTenant } from './tenants/enter-tenant'
import type { KeyRing } from './tokens/key-ring'

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
  /** Null when it was given no model of what people may do. */
  authorization: Authorization | null
  /** The open streams of access events. They live as long as somebody calls `beat` every 15 s. */
  streams: AccessStreams
  /** The cookies for a page of a tenant that is about to be drawn: see `enterTenant`. */
  enterTenant(headers: Headers, slug: string, options: { stays: boolean }): Promise<Cookie[]>
  /**
   * Starts hearing of revocations and changes of access made elsewhere; without it, or while it is down, sessions and
   * memberships are looked up instead.
   */
  start(): Promise<void>
  stop(): Promise<void>
}

/**
 * A complete authentication system over the given stores (default: memory). Throws AuthConfigError, naming the option,
 * for anything it could not run with safely.
 */
export function createAuth(options: AuthOptions = {}): Auth {
  const core = createCore(options)
  const live = createLiveAccess(core, options.authorization?.feed)
  core.revocations.watch(live.streams.revoke)
  const actions = createAuthActions(core, live.streams)
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
    tenants: tenantGate(core, live),
    idempotency: options.idempotencyStore,
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
    authorization: core.authorization,
    streams: live.streams,
    enterTenant: (headers, slug, how) => enterTenant(core, headers, slug, how),
    start: async () => {
      await Promise.all([feed?.start((ids) => core.revocations.add(ids)), live.start()])
    },
    stop: async () => {
      await Promise.all([feed?.stop(), live.stop()])
    },
  }
}

/** Undefined without tenants, or without a model of what may be done in them: no action can act in one then. */
function tenantGate({ tenants, authorization }: AuthCore, live: LiveAccess): TenantGate | undefined {
  if (!tenants || !authorization) return undefined
  return {
    membership: tenants.membership,
    isCurrent: live.isCurrent,
    access({ user, fva }, tenantId, acl) {
      const set = acl ? authorization.decode(acl) : null
      return authorization.context({ userId: user.id, tenantId, fva }, set)
    },
  }
}

function unknownClient({ headers }: Pick<Request, 'headers'>) {
  return { address: null, key: null, userAgent: headers.get('user-agent') ?? '' }
}
