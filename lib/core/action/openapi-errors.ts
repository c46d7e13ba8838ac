import { errorStatus, type ErrorCode } from '../errors'
import type { AnyAction } from './action'
import type { JsonSchema } from './json-schema'
import type { ApiResponse } from './openapi'

/** One answer a status, with an example for each of its codes. */
export function failuresOf(action: AnyAction): Record<string, ApiResponse> {
  const byStatus = new Map<number, ErrorCode[]>()
  for (const code of errorsOf(action))
    byStatus.set(errorStatus[code], [...(byStatus.get(errorStatus[code]) ?? []), code])
  const entries = [...byStatus]
    .filter(([status]) => !(status in action.answers))
    .map(([status, codes]) => {
      const examples = Object.fromEntries(
        codes.map((code) => [code, { value: { error: { code, message: sampleMessages[code] } } }]),
      )
      const schema = { $ref: '#/components/schemas/Error' }
      return [
        String(status),
        { description: codes.join(', '), content: { 'application/json': { schema, examples } } },
      ] as const
    })
  return Object.fromEntries(entries)
}

/** Errors that any call can meet, beside those that the action names. */
export function errorsOf(action: AnyAction): ErrorCode[] {
  const isMutation = action.method !== 'GET'
  const always: (ErrorCode | false | undefined)[] = [
    ...action.errors,
    (action.params || action.query || isMutation) && 'VALIDATION',
    action.authentication === 'session' && 'UNAUTHENTICATED',
    action.tenant && 'NO_TENANT',
    action.tenant && 'TENANT_MISMATCH',
    action.tenant && 'NOT_A_MEMBER',
    action.tenant?.entitlement !== undefined && 'FORBIDDEN',
    action.tenant?.on && 'NOT_FOUND',
    action.idempotent && 'IDEMPOTENCY_CONFLICT',
    action.idempotent && 'CONFLICT',
    isMutation && 'CSRF',
    isMutation && 'PAYLOAD_TOO_LARGE',
    isMutation && 'UNSUPPORTED_MEDIA_TYPE',
    action.limits?.some((limit) => !limit.quiet) && 'RATE_LIMITED',
    'INTERNAL',
    'UNAVAILABLE',
  ]
  return [...new Set(always.filter((code): code is ErrorCode => Boolean(code)))]
}

export const errorSchema: JsonSchema = {
  type: 'object',
  required: ['error'],
  properties: {
    error: {
      type: 'object',
      required: ['code', 'message'],
      properties: {
        code: { type: 'string', enum: Object.keys(errorStatus) },
        message: { type: 'string', description: 'For people.' },
        issues: {
          type: 'array',
          description: 'With VALIDATION: what is wrong, and where.',
          items: {
            type: 'object',
            required: ['path', 'message'],
            properties: { path: { type: 'string' }, message: { type: 'string' } },
          },
        },
      },
    },
  },
}

/** What the messages are like. They are for people and may change; a program goes by the code. */
const sampleMessages: Record<ErrorCode, string> = {
  VALIDATION: 'Use at least 8 characters.',
  TOKEN_INVALID: 'This link was used already, or a newer one took its place.',
  SIGNATURE: 'The signature does not fit what was sent.',
  TOKEN_EXPIRED: 'This link has expired. Get a new one.',
  INVALID_CREDENTIALS: 'The email address or the password is not right.',
  UNAUTHENTICATED: 'Sign in to continue.',
  SESSION_EXPIRED: 'The session has ended. Sign in again.',
  SESSION_REVOKED: 'The session was signed out. Sign in again.',
  PAYMENT_DECLINED: 'The card was declined. Try another one.',
  CSRF: 'The request did not come from this site.',
  FORBIDDEN: 'This is not allowed here.',
  EMAIL_NOT_VERIFIED: 'Open the link in the mail we sent you first.',
  MFA_REQUIRED: 'Give your second factor to continue.',
  STEP_UP_REQUIRED: 'Give your second factor again to continue.',
  NOT_A_MEMBER: 'You are not a member of this organization.',
  INVITATION_OTHER_ADDRESS: 'This invitation was sent to another address.',
  NOT_FOUND: 'There is nothing at this path.',
  SESSION_NOT_FOUND: 'There is no such session.',
  METHOD_NOT_ALLOWED: 'Use GET or POST here.',
  CONFLICT: 'Someone else changed this meanwhile.',
  EMAIL_TAKEN: 'An account with this address exists already.',
  LAST_OWNER: 'Hand over the organization first: you are its only owner.',
  TENANT_MISMATCH: 'This page belongs to another organization than your session.',
  NO_TENANT: 'Choose an organization first.',
  SLUG_TAKEN: 'This address is taken. Choose another.',
  NO_SEAT: 'The organization has no seat left.',
  IDEMPOTENCY_CONFLICT: 'This Idempotency-Key was used with another input.',
  INVITATION_GONE: 'This invitation was used, withdrawn or has expired.',
  PAYLOAD_TOO_LARGE: 'The body may have at most 65536 bytes.',
  UNSUPPORTED_MEDIA_TYPE: 'The Content-Type must be application/json.',
  RATE_LIMITED: 'Too many tries. Try again in 14 minutes.',
  INTERNAL: 'Something went wrong on our side.',
  UNAVAILABLE: 'The service is not available right now. Try again in a moment.',
}
