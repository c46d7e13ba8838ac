import { describe, expect, it } from 'vitest'
import { retryDelayMs } from './queue-failure'

describe('retryDelayMs', () => {
  it('doubles up to ten minutes', () => {
    const longest = [1, 2, 3, 9, 10, 11, 500].map((attempt) => retryDelayMs(attempt, () => 1))
    expect(longest).toEqual([2_000, 4_000, 8_000, 512_000, 600_000, 600_000, 600_000])
  })

  it('is shortened by up to half, so that many mails do not come back at once', () => {
    expect(retryDelayMs(1, () => 0)).toBe(1_000)
    expect(retryDelayMs(20, () => 0)).toBe(300_000)
  })

  it('survives an outage of more than a day', () => {
    let total = 0
    for (let attempt = 1; attempt <= 500; attempt++) total += retryDelayMs(attempt, () => 0)
    expect(total).toBeGreaterThan(36 * 3_600_000)
  })
})
