import { expect, it } from 'vitest'
import { AppError, errorStatus, isAppError, type ErrorCode } from './errors'

it('has for every code a status of failure and a name that a program can read', () => {
  for (const [code, status] of Object.entries(errorStatus)) {
    expect(code).toMatch(/^[A-Z]+(_[A-Z]+)*$/)
    expect(status >= 400 && status < 600, code).toBe(true)
    expect(new AppError(code as ErrorCode, 'Words.').status).toBe(status)
  }
})

it('tells its own errors from others, and keeps the cause', () => {
  const cause = new Error('down')
  const error = new AppError('UNAVAILABLE', 'Later.', { retryAfterMs: 1 }, { cause })
  expect(error).toMatchObject({
    name: 'AppError',
    code: 'UNAVAILABLE',
    message: 'Later.',
    cause,
    details: { retryAfterMs: 1 },
  })
  expect([error, cause, null, { code: 'UNAVAILABLE' }].map(isAppError)).toEqual([true, false, false, false])
})
