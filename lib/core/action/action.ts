import type { z } from 'zod'
import type { Resource } from '../access/effective-roles'
import type { ErrorCode } from '../errors'
import type { ActionContext } from './context'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** Who may call: anyone, anyone with the session looked at if there is one, or a signed-in person. */
export type Authentication = 'none' | 'optional' | 'session'

/**
 * At most `max` hits in any `windowMs`, for each key. A key of null means the rule does not apply to this call.
 * `counts: 'failures'` takes the hit back when the call succeeds, or is refused with one of `forgives`: what was tried was
 * right, and something else stood in the way. `clearOnSuccess` forgets the key's earlier hits too.
 * `quiet` never answers 429: the handler sees `context.limited` and keeps its usual answer.
 * `together`: counted with the limits of all other actions that say the same word, which have the same `max` and window.
 */
export type Limit<Input> = {
  name: string
  max: number
  windowMs: number
  by: string
  key: (input: Input, context: ActionContext) => string | null
  counts?: 'failures'
  forgives?: readonly ErrorCode[]
  clearOnSuccess?: boolean
  quiet?: boolean
  together?: string
  /** Asked only when the limit is reached: true lets this caller pass. */
  exempt?: (input: Input, context: ActionContext) => Promise<boolean>
}

/**
 * Acts within the tenant of the session, and is refused to whoever is no member of it. `entitlement` is checked on the
 * thing that `on` names; without either, on the tenant itself, and being a member is enough.
 */
export type TenantDemand<Input> = {
  entitlement?: string
  /** Null: the tenant itself. A thing that is not this tenant's is answered NOT_FOUND. */
  on?: (input: Input) => Resource | null
  /** Neither uses nor gives what is counted: a limit that is reached does not refuse it. */
  isUncounted?: boolean
  /** Looks the membership up for a read too, however new the token. */
  isFresh?: boolean
}

export type Answer = { description: string; schema?: z.ZodType; example?: unknown; contentType?: string }

export type Reply = { status: number; body?: unknown; headers?: Record<string, string> }

/**
 * One thing that can be called. Routing, validation, CSRF, rate limits, authentication, the access rule, audit, the log
 * line and the API document are all derived from it.
 */
export type Action<Input = Record<string, unknown>> = {
  /** The name in `auth.api`, in `access` rules and in forms, e.g. `signIn`. */
  key: string
  /** The name in logs and the audit log, e.g. `auth.sign_in`. */
  name: string
  method: Method
  /** May hold `:params`, e.g. `/api/auth/sessions/:id`. */
  path: string
  summary: string
  description?: string
  tag: string
  authentication: Authentication
  /** With `authentication: 'session'` alone. The handler finds the tenant by `tenantOf(context)`. */
  tenant?: TenantDemand<Input>
  /** Of a POST that creates, charges or consumes: takes an `Idempotency-Key`. The handler does its work in `once`. */
  idempotent?: boolean
  /** Path parameters, query (GET) and body are merged into one input; unknown keys are refused. */
  params?: z.ZodObject
  query?: z.ZodObject
  body?: z.ZodObject
  answers: Record<number, Answer>
  errors: ErrorCode[]
  limits?: Limit<Input>[]
  /** What the handler writes to the audit log, in the transaction of the act; null for reads. */
  audit: string | null
  maxBytes?: number
  /**
   * Takes the bytes as they came, signed by whoever sent them: the handler finds them in `context.rawBody`. Nothing of a
   * browser is read, so CSRF has no hold.
   */
  isRaw?: boolean
  /** `no-store` unless said otherwise. */
  cacheControl?: string
  handler: (input: Input, context: ActionContext) => Promise<Reply>
}

/** The registry's view: every action, whatever its input. */
export type AnyAction = Action<Record<string, unknown>>

type Shape<T> = T extends z.ZodObject ? z.output<T> : unknown

/** Defines an action; the handler's input is inferred from `params`, `query` and `body`. */
export function defineAction<
  P extends z.ZodObject | undefined = undefined,
  Q extends z.ZodObject | undefined = undefined,
  B extends z.ZodObject | undefined = undefined,
>(
  definition: Omit<Action<Shape<P> & Shape<Q> & Shape<B>>, 'params' | 'query' | 'body'> & {
    params?: P
    query?: Q
    body?: B
  },
): AnyAction {
  // The pipeline hands the handler only what these very schemas have parsed, so the input's type is theirs.
  return definition as unknown as AnyAction
}
