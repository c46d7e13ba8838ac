import { describe, expect, it } from 'vitest'
import { AppError, errorStatus, type ErrorCode } from '../errors'
import { errorReply, toAppError } from './error-response'

const never = () => false

describe('toAppError', () => {
  it('keeps a refusal as it is', () => {
    const refusal = new AppError('NOT_FOUND', 'There is nothing here.')
    expect(toAppError(refusal, () => true)).toBe(refusal)
  })

  it('AUD-3 tells nothing of an unknown error, and keeps its cause for the log', () => {
    const cause = new Error('password=hunter2 at db.internal:5432')
    const error = toAppError(cause, never)
    expect(error).toMatchObject({ code: 'INTERNAL', status: 500, cause })
    expect(JSON.stringify(errorReply(error))).not.toMatch(/hunter2|db\.internal|stack/)
    expect(toAppError('thrown text', never)).toMatchObject({ code: 'INTERNAL', cause: 'thrown text' })
  })

  it('tells that the service is down, and when to come back', () => {
    const cause = new Error('ECONNREFUSED')
    const error = toAppError(cause, () => true)
    expect(error.cause).toBe(cause)
    expect(errorReply(error)).toMatchObject({
      status: 503,
      headers: { 'Retry-After': '2' },
      body: { error: { code: 'UNAVAILABLE' } },
    })
  })
})

describe('errorReply', () => {
  it('has the status of its code, for every code', () => {
    for (const code of Object.keys(errorStatus) as ErrorCode[]) {
      expect(errorReply(new AppError(code, 'Words.'))).toEqual({
        status: errorStatus[code],
        body: { error: { code, message: 'Words.' } },
        headers: {},
      })
    }
  })

  it('rounds Retry-After up to whole seconds, never to none', () => {
    const retryAfter = (retryAfterMs: number) =>
      errorReply(new AppError('RATE_LIMITED', 'Wait.', { retryAfterMs })).headers?.['Retry-After']
    expect(retryAfter(1)).toBe('1')
    expect(retryAfter(0)).toBe('1')
    expect(retryAfter(59_001)).toBe('60')
  })

  it('shows details and issues, and headers as headers alone', () => {
    const details = {
      field: 'email',
      headers: { Allow: 'GET' },
      issues: [{ path: 'email', message: 'Enter it.' }],
    }
    expect(errorReply(new AppError('VALIDATION', 'Enter it.', details))).toEqual({
      status: 400,
      headers: { Allow: 'GET' },
      body: { error: { code: 'VALIDATION', message: 'Enter it.', field: 'email', issues: details.issues } },
    })
  })
})
