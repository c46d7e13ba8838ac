/** Every error code the product can answer with, and its HTTP status. The set is closed: tests walk it. */
export const errorStatus = {
  VALIDATION: 400,
  TOKEN_INVALID: 400,
  TOKEN_EXPIRED: 400,
  SIGNATURE: 400,
  INVALID_CREDENTIALS: 401,
  UNAUTHENTICATED: 401,
  SESSION_EXPIRED: 401,
  SESSION_REVOKED: 401,
  PAYMENT_DECLINED: 402,
  CSRF: 403,
  FORBIDDEN: 403,
  EMAIL_NOT_VERIFIED: 403,
  MFA_REQUIRED: 403,
  STEP_UP_REQUIRED: 403,
  NOT_A_MEMBER: 403,
  INVITATION_OTHER_ADDRESS: 403,
  NOT_FOUND: 404,
  SESSION_NOT_FOUND: 404,
  METHOD_NOT_ALLOWED: 405,
  CONFLICT: 409,
  EMAIL_TAKEN: 409,
  LAST_OWNER: 409,
  TENANT_MISMATCH: 409,
  NO_TENANT: 409,
  SLUG_TAKEN: 409,
  NO_SEAT: 409,
  IDEMPOTENCY_CONFLICT: 409,
  INVITATION_GONE: 410,
  PAYLOAD_TOO_LARGE: 413,
  UNSUPPORTED_MEDIA_TYPE: 415,
  RATE_LIMITED: 429,
  INTERNAL: 500,
  UNAVAILABLE: 503,
} as const

export type ErrorCode = keyof typeof errorStatus

/** One thing wrong with the input: where, and how to mend it. */
export type Issue = { path: string; message: string }

export type ErrorDetails = {
  issues?: Issue[]
  /** Milliseconds until a retry can succeed; becomes `Retry-After` in seconds. */
  retryAfterMs?: number
  [detail: string]: unknown
}

/** The JSON of every error answer. */
export type ErrorBody = {
  error: { code: ErrorCode; message: string; issues?: Issue[]; [detail: string]: unknown }
}

const mark = Symbol.for('gatehouse.AppError')

/**
 * What a use case throws when it refuses. `message` is shown to people: it never holds a secret, a token or a stack.
 * One place (`action/error-response.ts`) turns it into HTTP.
 */
export class AppError extends Error {
  override readonly name = 'AppError'
  readonly [mark] = true
  readonly status: number

  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly details: ErrorDetails = {},
    options?: { cause?: unknown },
  ) {
    super(message, options)
    this.status = errorStatus[code]
  }
}

/** By its mark, not by its class: Next gives each of its bundles a copy of this module. */
export function isAppError(error: unknown): error is AppError {
  return error instanceof Error && mark in error
}
