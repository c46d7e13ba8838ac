import { errorStatus, type ErrorCode, type Issue } from '@/lib/core/errors'
import { readJson, retryAfterMs } from './read-response'

/** What the browser itself has to report: no answer, a request given up, an answer that is none of ours. */
export type ClientErrorCode = 'NETWORK' | 'ABORTED' | 'BAD_RESPONSE'

export type ApiError = {
  code: ErrorCode | ClientErrorCode
  /** For people. */
  message: string
  issues?: Issue[]
  /** Milliseconds until a retry can succeed, when the server said. */
  retryAfterMs?: number
  [detail: string]: unknown
}

/** `status` is 0 when there was no answer. */
export type ApiResult<T> = { ok: true; value: T } | { ok: false; status: number; error: ApiError }

export type ApiOptions = {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  body?: unknown
  signal?: AbortSignal
}

type Environment = {
  fetch: (path: string, init: RequestInit) => Promise<Response>
  now: () => number
  /** Whether a request sent at that time and refused for want of a session may be repeated. */
  recover: (sentAt: number) => Promise<boolean>
  /** The slug of the tenant that this page shows; null when it shows none. */
  tenant: () => string | null
  /** Whether a request refused because the session is in another tenant may be repeated. */
  returnToTenant: () => Promise<boolean>
}

/** Makes `apiFetch`. Repeating a mutation that was refused for its session is safe: nothing had happened yet. */
export function createApiFetch(environment: Environment) {
  return async function apiFetch<T>(path: `/${string}`, options: ApiOptions = {}): Promise<ApiResult<T>> {
    if (/^\/[/\\]/.test(path)) throw new TypeError(`not a path of this site: ${path}`)
    const sentAt = environment.now()
    let result = await send<T>(environment, path, options)
    if (isForWantOfSession(result) && (await environment.recover(sentAt)) && !options.signal?.aborted) {
      result = await send<T>(environment, path, options)
    }
    if (isElsewhere(result) && (await environment.returnToTenant()) && !options.signal?.aborted) {
      result = await send<T>(environment, path, options)
    }
    return result
  }
}

async function send<T>(environment: Environment, path: string, options: ApiOptions): Promise<ApiResult<T>> {
  const { method = 'GET', body, signal } = options
  const tenant = environment.tenant()
  try {
    const response = await environment.fetch(path, {
      method,
      credentials: 'same-origin',
      headers: {
        Accept: 'application/json',
        ...(tenant !== null && { 'X-Tenant': tenant }),
        ...(method !== 'GET' && { 'Content-Type': 'application/json', 'X-Auth-Request': '1' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      ...(signal && { signal }),
    })
    return resultOf<T>(response, await readJson(response), environment.now())
  } catch {
    return signal?.aborted
      ? failure(0, 'ABORTED', 'The request was given up.')
      : failure(0, 'NETWORK', 'The server could not be reached. Check your connection and try again.')
  }
}

function resultOf<T>(response: Response, body: unknown, now: number): ApiResult<T> {
  if (response.ok) {
    const isEmpty = response.status === 204 || response.status === 205
    return body === undefined && !isEmpty
      ? failure(response.status, 'BAD_RESPONSE', 'The server gave an answer that could not be read.')
      : // The shape is the endpoint's promise, as the API document states it.
        { ok: true, value: body as T }
  }
  const wait = retryAfterMs(response.headers, now)
  const after = wait === null ? {} : { retryAfterMs: wait }
  const { error } = (body ?? {}) as { error?: unknown }
  if (isApiError(error)) return { ok: false, status: response.status, error: { ...error, ...after } }
  const isAway = [502, 503, 504].includes(response.status)
  const words = isAway
    ? 'The service is not available right now. Try again in a moment.'
    : 'Something went wrong.'
  return failure(response.status, isAway ? 'UNAVAILABLE' : 'BAD_RESPONSE', words, after)
}

function isApiError(value: unknown): value is ApiError & { code: ErrorCode } {
  if (typeof value !== 'object' || value === null) return false
  const { code, message } = value as Record<string, unknown>
  return typeof code === 'string' && code in errorStatus && typeof message === 'string'
}

/** Not INVALID_CREDENTIALS: a wrong password stays wrong with a newer token. */
function isForWantOfSession(result: ApiResult<unknown>): boolean {
  const codes = ['UNAUTHENTICATED', 'SESSION_EXPIRED', 'SESSION_REVOKED']
  return !result.ok && result.status === 401 && codes.includes(result.error.code)
}

/** Another tab has taken the session to another tenant than the one that this page shows. */
function isElsewhere(result: ApiResult<unknown>): boolean {
  return !result.ok && (result.error.code === 'TENANT_MISMATCH' || result.error.code === 'NO_TENANT')
}

function failure(
  status: number,
  code: ApiError['code'],
  message: string,
  details: { retryAfterMs?: number } = {},
) {
  return { ok: false as const, status, error: { code, message, ...details } }
}
