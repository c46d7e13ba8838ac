import { describe, expect, it } from 'vitest'
import { exactTime, relativeTime } from './relative-time'

const now = Date.parse('2026-11-21T01:26:00.000Z')
const ago = (ms: number) => relativeTime(new Date(now - ms).toISOString(), now)

describe('relativeTime', () => {
  it.each([
    [0, 'just now'],
    [59_999, 'just now'],
    [60_000, '1 minute ago'],
    [59 * 60_000, '59 minutes ago'],
    [3_600_000, '1 hour ago'],
    [23.9 * 3_600_000, '23 hours ago'],
    [86_400_000, 'yesterday'],
    [29 * 86_400_000, '29 days ago'],
    [31 * 86_400_000, 'last month'],
    [800 * 86_400_000, '2 years ago'],
  ])('%d ms ago is %s', (ms, expected) => {
    expect(ago(ms)).toBe(expected)
  })

  it('looks ahead as well, and calls a clock that is slightly off just now', () => {
    expect(ago(-3 * 86_400_000)).toBe('in 3 days')
    expect(ago(-30_000)).toBe('just now')
  })
})

it('writes the exact moment with its zone and plain spaces', () => {
  expect(exactTime('2026-11-21T01:26:00.000Z', 'UTC')).toBe('Nov 21, 2026, 1:26 AM UTC')
  expect(exactTime('2026-11-21T01:26:00.000Z', 'America/New_York')).toBe('Nov 20, 2026, 8:26 PM EST')
})
