import { v7 as uuidv7 } from 'uuid'
import type { RateLimitStore } from '../auth/stores'
import type { Clock, Pause, Random } from '../clock'
import { AppError, type ErrorCode } from '../errors'
import type { IdempotencyStore } from '../tenancy/directory'
import type { AnyAction, Reply } from './action'
import type { ActionContext, ActionSession, Client, Transport } from './context'
import { createCookieJar, type Cookie } from './cookies'
import { checkCsrf, checkOrigin, isJson, type OriginCheck } from './csrf'
import { errorReply, toAppError } from './error-response'
import { runOnce } from './idempotency'
import { holdLimits } from './limits'
import { defaultMaxBytes, readBody } from './read-body'
import { createRegistry, type Registry } from './registry'
import { checkEntitlement, enterTenant, rememberingGate, type TenantGate } from './tenant-step'
import { toResponse } from './to-response'
import { unrouted } from './unrouted'
import { bodyOf, queryOf, splitInput, validateInput, type RawInput } from './validate'

/** One line of the log for every call. Holds no input, no token, no address of mail. */
export type RequestLog = {
  requestId: string
  action: string
  transport: Transport
  method: string
  status: number
  code?: ErrorCode
  ms: number
  userId?: string
  tenantId?: string
  client?: string
  /** Of INTERNAL and UNAVAILABLE alone. */
  cause?: unknown
}

/** An extra policy on an action, from the adopter: false refuses with FORBIDDEN. */
export type AccessRule = (
  input: Record<string, unknown>,
  context: { request: Request; auth: ActionSession | null; ip: string | null },
) => boolean | Promise<boolean>

export type PipelineOptions = {
  /** The origin that calls of our own server code are made on. */
  appUrl: string
  actions: readonly AnyAction[]
  clock: Clock
  random: Random
  rateLimits: RateLimitStore
  pause: Pause
  isOwnOrigin: OriginCheck
  /** Throws when a session is demanded and there is none; `write` asks for a look-up, not only a valid token. */
  authenticate: (
    context: ActionContext,
    demand: { required: boolean; write: boolean },
  ) => Promise<ActionSession | null>
  client: (request: Pick<Request, 'headers'>) => Client
  access?: Record<string, AccessRule | undefined>
  /** Needed by actions that act within a tenant. */
  tenants?: TenantGate
  /** Needed by idempotent actions. */
  idempotency?: IdempotencyStore
  isUnavailable?: (error: unknown) => boolean
  log?: (line: RequestLog) => void
}

/** `at` is when the call began, epoch milliseconds. */
export type Outcome = Reply & { requestId: string; at: number; cookies: Cookie[]; error?: AppError }

export type Pipeline = {
  registry: Registry
  /** Answers a request from outside. Never throws. */
  handle(request: Request): Promise<Response>
  /** Runs an action for our own server code: the same checks but those on content type and header. Never throws. */
  run(key: string, input: unknown, options: { headers: Headers; transport: 'form' | 'api' }): Promise<Outcome>
  /** Runs actions that read for one answer, such as a page: what one of them learns about the tenant the others know. */
  reader(): Reader
}

/** Rejects with a TypeError for an action that there is not, and for one that writes. */
export type Reader = (key: string, input: unknown, options: { headers: Headers }) => Promise<Outcome>

/** Server code has headers alone: a Request costs more than everything else of a warm call, and few calls ask for it. */
type Incoming = { transport: Transport; method: string; headers: Headers; request: () => Request }

type Call = { action: AnyAction; incoming: Incoming; context: ActionContext; started: number }

/**
 * Order of the checks: path 404, method 405, size 413, CSRF 403, authentication 401, tenant 409 and 403, validation 400,
 * access 403 and 404, limits 429. Refuses, when it is made, an action that needs what is not there.
 */
export function createPipeline(options: PipelineOptions): Pipeline {
  options.actions.forEach((action) => assertEquipped(action, options))
  const registry = createRegistry(options.actions)
  return {
    registry,
    async handle(request) {
      const url = new URL(request.url)
      const match = registry.match(request.method, url.pathname)
      const action = match.found ? match.action : unrouted(match.allow)
      const params = match.found ? match.params : {}
      const { method, headers } = request
      const call = begin(options, action, { transport: 'http', method, headers, request: () => request })
      const outcome = await conclude(options, call, async () => {
        if (!match.found) return action.handler({}, call.context)
        const bytes = await readBody(request, action.maxBytes ?? defaultMaxBytes)
        if (action.isRaw) call.context.rawBody = bytes
        else if (action.method !== 'GET') guardMutation(request.headers, options.isOwnOrigin)
        return perform(options, call, () => ({
          params,
          query: queryOf(url),
          body: action.isRaw ? {} : bodyOf(bytes, request.headers),
        }))
      })
      return toResponse(outcome, action, request.method === 'HEAD')
    },
    run: (key, input, how) => runCall(options, registry, key, input, how),
    reader() {
      const shared = { ...options, tenants: options.tenants && rememberingGate(options.tenants) }
      return async (key, input, { headers }) => {
        if (registry.byKey(key)?.method !== 'GET')
          throw new TypeError(`no action that reads is called ${key}`)
        return runCall(shared, registry, key, input, { headers, transport: 'api' })
      }
    },
  }
}

async function runCall(
  options: PipelineOptions,
  registry: Registry,
  key: string,
  input: unknown,
  { headers, transport }: Parameters<Pipeline['run']>[2],
): Promise<Outcome> {
  const action = registry.byKey(key)
  if (!action) throw new TypeError(`no action is called ${key}`)
  const { method, path } = action
  const request = () => new Request(options.appUrl + path, { method, headers })
  const call = begin(options, action, { transport, method, headers, request })
  return conclude(options, call, () => {
    if (transport === 'form') checkOrigin(headers, options.isOwnOrigin)
    return perform(options, call, () => splitInput(action, input))
  })
}

function begin(options: PipelineOptions, action: AnyAction, incoming: Incoming): Call {
  const { transport, headers } = incoming
  const now = options.clock.now()
  const context: ActionContext = {
    action: action.name,
    requestId: uuidv7({ msecs: now, random: options.random.bytes(16) }),
    transport,
    headers,
    now,
    client: options.client({ headers }),
    cookies: createCookieJar(action.isRaw || headers.has('authorization') ? null : headers.get('cookie')),
    session: null,
    tenant: null,
    idempotency: null,
    rawBody: null,
    limited: false,
  }
  return { action, incoming, context, started: performance.now() }
}

function assertEquipped(
  { key, tenant, idempotent, authentication, isRaw }: AnyAction,
  options: PipelineOptions,
) {
  if ((tenant || idempotent) && authentication !== 'session') throw new TypeError(`${key} needs a session`)
  if (isRaw && authentication !== 'none') throw new TypeError(`${key} is signed, and can’t demand a session`)
  if (tenant && !options.tenants) throw new TypeError(`${key} acts within a tenant, and there are none`)
  if (idempotent && !options.idempotency) throw new TypeError(`${key} is idempotent, and no store keeps keys`)
}

/** A request with an Authorization header is judged by that alone: cookies are not read, so CSRF has no hold. */
function guardMutation(headers: Headers, isOwnOrigin: OriginCheck): void {
  if (!headers.has('authorization')) return checkCsrf(headers, isOwnOrigin)
  if (!isJson(headers))
    throw new AppError('UNSUPPORTED_MEDIA_TYPE', 'The Content-Type must be application/json.')
}

async function perform(options: PipelineOptions, call: Call, read: () => RawInput): Promise<Reply> {
  const { action, context } = call
  context.session = await authenticate(options, call)
  if (action.tenant && options.tenants) {
    context.tenant = await enterTenant(options.tenants, action, context)
  }
  const input = validateInput(action, read())
  const rule = options.access?.[action.key]
  if (rule && !(await rule(input, factsOf(call)))) {
    throw new AppError('FORBIDDEN', 'This is not allowed here.')
  }
  await checkEntitlement(action, input, context)
  const work = () => withinLimits(options, call, input)
  if (!action.idempotent || !options.idempotency) return work()
  const { idempotency: store, pause, random, clock } = options
  const newId = () => uuidv7({ msecs: clock.now(), random: random.bytes(16) })
  return runOnce({ store, pause, newId }, action, input, context, work)
}

/** A password that is too weak is no guess at one, and a call that we had no room for was never made: neither counts. */
async function withinLimits(
  options: PipelineOptions,
  { action, context }: Call,
  input: Record<string, unknown>,
): Promise<Reply> {
  if (!action.limits?.length) return await action.handler(input, context)
  const hold = await holdLimits(action, input, context, options)
  const reply = await action.handler(input, context).catch(async (error: unknown) => {
    const { code } = toAppError(error, options.isUnavailable ?? (() => false))
    if (code === 'VALIDATION') await hold.giveBack()
    else if (code === 'UNAVAILABLE') hold.giveBackLater()
    else await hold.settle(code)
    throw error
  })
  if (reply.status < 400) await hold.settle(null)
  return reply
}

function factsOf({ incoming, context }: Call): Parameters<AccessRule>[1] {
  return { request: incoming.request(), auth: context.session, ip: context.client.address }
}

function authenticate(options: PipelineOptions, { action, context }: Call): Promise<ActionSession | null> {
  const write = action.method !== 'GET'
  const required = action.authentication === 'session'
  // A credential in the header must be good, wherever it is sent: else it would only switch the CSRF check off.
  const presented = write && !action.isRaw && context.headers.has('authorization')
  if (action.authentication === 'none' && !presented) return Promise.resolve(null)
  return options.authenticate(context, { required: required || presented, write })
}

async function conclude(options: PipelineOptions, call: Call, work: () => Promise<Reply>): Promise<Outcome> {
  const { action, context } = call
  let reply: Reply
  let error: AppError | undefined
  try {
    reply = await work()
  } catch (thrown) {
    error = toAppError(thrown, options.isUnavailable ?? (() => false))
    reply = errorReply(error)
  }
  options.log?.({
    requestId: context.requestId,
    action: action.name,
    transport: context.transport,
    method: call.incoming.method,
    status: reply.status,
    ...(error && { code: error.code }),
    ms: Math.round((performance.now() - call.started) * 10) / 10,
    ...(context.session && { userId: context.session.user.id }),
    ...(context.session?.tenantId && { tenantId: context.session.tenantId }),
    ...(context.client.address && { client: context.client.address }),
    ...(error && error.status >= 500 && { cause: error.cause ?? error }),
  })
  const { status, body, headers } = reply
  const { requestId, now: at, cookies } = context
  return { status, body, headers, requestId, at, cookies: cookies.pending(), error }
}
