import { describe, expect, it, vi } from 'vitest'
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

describe('isAppError', () => {
  it('knows one that another copy of the module made, as those of Next’s bundles do', async () => {
    vi.resetModules()
    const copy = await import('./errors')
    expect(copy.AppError).not.toBe(AppError)
    expect(isAppError(new copy.AppError('FORBIDDEN', 'No.'))).toBe(true)
  })

  it('knows no other error', () => {
    for (const error of [new Error('AppError'), { code: 'FORBIDDEN', name: 'AppError' }, null])
      expect(isAppError(error)).toBe(false)
  })
})
