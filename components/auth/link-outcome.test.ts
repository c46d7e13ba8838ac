import { describe, expect, it } from 'vitest'
import { deadLinkWords, isDeadLink } from './link-outcome'

describe('a mailed link', () => {
  it.each(['TOKEN_EXPIRED', 'TOKEN_INVALID'] as const)('is dead after %s', (code) => {
    expect(isDeadLink({ status: 'error', code })).toBe(true)
  })

  it('is dead when its token was cut short', () => {
    expect(isDeadLink({ status: 'error', code: 'VALIDATION', fieldErrors: { token: 'Too short' } })).toBe(
      true,
    )
  })

  it('may be tried again after a weak password or an outage', () => {
    expect(isDeadLink({ status: 'error', code: 'VALIDATION', fieldErrors: { password: 'Too short' } })).toBe(
      false,
    )
    expect(isDeadLink({ status: 'error', code: 'UNAVAILABLE' })).toBe(false)
    expect(isDeadLink({ status: 'idle' })).toBe(false)
  })

  it('says expired, used and incomplete apart', () => {
    const titles = [
      deadLinkWords({ status: 'error', code: 'TOKEN_EXPIRED' }),
      deadLinkWords({ status: 'error', code: 'TOKEN_INVALID' }),
      deadLinkWords(),
    ].map(({ title }) => title)
    expect(new Set(titles).size).toBe(3)
  })
})
