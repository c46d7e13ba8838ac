import { Resend, type ErrorResponse } from 'resend'
import { JobFailure } from '../../core/jobs'
import type { MailTransport } from './transport'
import { oneLine } from './words'

/**
 * Mail by Resend's API. `baseUrl` is for stand-ins. The mail's id is the Idempotency-Key: within 24 hours Resend takes
 * a repeated request as the first one, also when our side never saw its answer.
 */
export function createResendTransport(options: {
  apiKey: string
  baseUrl?: string
  timeoutMs?: number
}): MailTransport {
  const { apiKey, baseUrl, timeoutMs = 10_000 } = options
  const resend = new Resend(apiKey, { baseUrl: baseUrl?.replace(/\/+$/, '') })

  return {
    name: 'resend',
    async send({ id, ...mail }, signal) {
      // A redirect followed would tell live links to whoever it names, and take that one's answer for the provider's.
      const request = { idempotencyKey: id, signal: patience(timeoutMs, signal), redirect: 'manual' }
      const { data, error, headers } = await resend.emails.send(mail, request)
      if (error) throw failureOf(error, headers)
      // Any JSON counts as success to the SDK. Taken is only what has got an id.
      if (typeof data?.id !== 'string') throw new JobFailure('Resend: an answer that names no mail')
    },
  }
}

function patience(timeoutMs: number, signal?: AbortSignal): AbortSignal {
  const timeout = AbortSignal.timeout(timeoutMs)
  return signal ? AbortSignal.any([timeout, signal]) : timeout
}

function failureOf(error: ErrorResponse, headers: Record<string, string> | null): JobFailure {
  const status = typeof error.statusCode === 'number' ? error.statusCode : null
  const label = [status ?? 'no answer', error.name].filter(Boolean).join(' ')
  return new JobFailure(oneLine(`Resend: ${label}: ${error.message ?? 'no message'}`), {
    permanent: status !== null && status >= 400 && status < 500 && !isPassing(status, error.name),
    retryAfterMs: retryAfterMs(headers?.['retry-after']),
  })
}

// A key that is wrong or revoked is our outage, not the mail's fault: mended, everything still goes out.
function isPassing(status: number, name: string): boolean {
  return passingStatuses.has(status) || passingNames.has(name)
}

const passingStatuses = new Set([401, 408, 425, 429])
const passingNames = new Set([
  'concurrent_idempotent_requests',
  'invalid_api_key',
  'missing_api_key',
  'restricted_api_key',
  'rate_limit_exceeded',
  'daily_quota_exceeded',
  'monthly_quota_exceeded',
])

/** Reads Retry-After, in seconds or as a date (RFC 9110 §10.2.3), as milliseconds from now; 0 when there is none. */
export function retryAfterMs(header: string | undefined, now = Date.now()): number {
  if (!header) return 0
  const ms = /^\d+(\.\d+)?$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now
  return Number.isFinite(ms) && ms > 0 ? ms : 0
}
