import { AppError, isAppError, type ErrorBody } from '../errors'
import type { Reply } from './action'

/** What went wrong, as far as the caller may know: an unknown error is INTERNAL, its cause is for the log. */
export function toAppError(error: unknown, isUnavailable: (error: unknown) => boolean): AppError {
  if (isAppError(error)) return error
  if (isUnavailable(error)) {
    const words = 'The service is not available right now. Try again in a moment.'
    return new AppError('UNAVAILABLE', words, { retryAfterMs: 2_000 }, { cause: error })
  }
  return new AppError('INTERNAL', 'Something went wrong on our side.', {}, { cause: error })
}

/** The one place where an error becomes HTTP. */
export function errorReply(error: AppError): Reply {
  const { retryAfterMs, issues, headers, ...details } = error.details
  const body: ErrorBody = {
    error: { code: error.code, message: error.message, ...(issues && { issues }), ...details },
  }
  return {
    status: error.status,
    body,
    headers: {
      ...(headers as Record<string, string> | undefined),
      ...(retryAfterMs !== undefined && {
        'Retry-After': String(Math.max(1, Math.ceil(retryAfterMs / 1_000))),
      }),
    },
  }
}
