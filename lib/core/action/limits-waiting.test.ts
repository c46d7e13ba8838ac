import { describe, expect, it } from 'vitest'
import { noPause } from '@/e2e/harness/fake-time'
import { race } from '@/e2e/harness/race'
import { setUpLimits, three } from '@/e2e/harness/test-limits'
import { limitKey } from './limits'

describe('a full limit that counts failures alone', () => {
  const failures = { ...three, counts: 'failures' as const }
  const aMoment = () => new Promise((resolve) => setTimeout(resolve, 1))

  it('RAT-5 twin: refuses none of many right ones at once', async () => {
    for (const limit of [failures, { ...failures, clearOnSuccess: true }]) {
      const { call } = setUpLimits(limit)
      expect((await race(5, () => call('ada@example.com', true, () => noPause(0)))).byStatus).toEqual({
        200: 5,
      })
    }
  })

  it('RAT-5 still lets through exactly as many wrong ones, however long they take', async () => {
    const { call } = setUpLimits(failures)
    const { byStatus } = await race(50, () => call('ada@example.com', false, aMoment))
    expect(byStatus).toEqual({ 200: 3, 429: 47 })
  })

  it('RAT-5 gives the place of one that succeeds to one that waits, and no more', async () => {
    const { call } = setUpLimits(failures)
    const { byStatus } = await race(20, (at) => call('ada@example.com', at === 0, () => noPause(0)))
    expect(byStatus).toEqual({ 200: 4, 429: 16 })
  })

  it('is waited for 2 s at most, in ever longer steps', async () => {
    const { call, pauses } = setUpLimits(failures)
    await race(3, () => call())
    expect((await call()).status).toBe(429)
    expect(pauses).toEqual([25, 50, 100, 200, 400, 800, 425])
  })

  it('is not waited for once its hits are too old to be given back', async () => {
    const { call, clock, pauses } = setUpLimits(failures)
    await race(3, () => call())
    clock.advance('2s')
    expect((await call()).status).toBe(429)
    expect(pauses).toEqual([])
  })

  it('is not waited for when it counts successes too, or is a quiet one', async () => {
    for (const limit of [three, { ...failures, quiet: true }]) {
      const { call, pauses } = setUpLimits(limit)
      await race(5, () => call())
      expect(pauses).toEqual([])
    }
  })
})

describe('limitKey', () => {
  it('AUD-3 does not hold what it counts by', () => {
    expect(limitKey('signIn', 'address', 'ada@example.com')).toMatch(/^signIn:address:[\w-]{22}$/)
    expect(limitKey('signIn', 'address', 'x'.repeat(60_000))).toHaveLength('signIn:address:'.length + 22)
  })
})
