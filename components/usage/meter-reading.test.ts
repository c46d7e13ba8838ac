import { describe, expect, it } from 'vitest'
import { overageCost, readMeter, type UsedLimit } from './meter-reading'

const limitOf = (max: number, consumed: number): UsedLimit => ({
  ...{ key: 'ai-limit', entitlement: 'ai:generate', per: 'month', max, consumed },
  remaining: max === -1 ? -1 : Math.max(0, max - consumed),
  overage: null,
  resetsAt: '2026-12-22T00:00:00.000Z',
})

it.each([
  [0, 'fine', 0],
  [799, 'fine', 79.9],
  [800, 'near', 80],
  [999, 'near', 99.9],
  [1_000, 'reached', 100],
  // What was paid for beyond the limit is no more than full.
  [1_200, 'reached', 100],
] as const)('%i of 1,000 is %s', (consumed, state, percent) => {
  expect(readMeter(limitOf(1_000, consumed))).toMatchObject({ state, percent })
})

it('is reached where there is nothing to use', () => {
  expect(readMeter(limitOf(0, 0))).toMatchObject({ state: 'reached', percent: 100 })
})

it('says what is used of what', () => {
  expect(readMeter(limitOf(1_000, 812)).words).toBe('812 of 1,000 summaries used')
  expect(readMeter(limitOf(1, 0)).words).toBe('0 of 1 summary used')
  expect(readMeter(limitOf(4, 6)).words).toBe('6 summaries used, 4 included')
})

it('says that a limit is none', () => {
  expect(readMeter(limitOf(-1, 1_204))).toEqual({
    ...{ state: 'unlimited', percent: 0 },
    words: '1,204 summaries used, unlimited',
  })
})

describe('a limit beyond which use is charged', () => {
  const charged = (consumed: number, most = 2_000): UsedLimit => {
    const used = Math.max(0, consumed - 1_000)
    const overage = { amount: 50, per: 100, cap: most === -1 ? null : 500, most, used, cost: used / 2 }
    return { ...limitOf(1_000, consumed), overage }
  }

  it.each([
    [999, 2_000, 'near'],
    [1_000, 2_000, 'paid'],
    [1_999, 2_000, 'paid'],
    [2_000, 2_000, 'reached'],
    [9_999, -1, 'paid'],
  ] as const)('at %i of at most %i is %s', (consumed, most, state) => {
    expect(readMeter(charged(consumed, most)).state).toBe(state)
  })

  it.each([
    [0, 2_000, 'Then $0.50 for every 100 more, up to $5.'],
    [1_040, 2_000, '40 beyond what is included: $0.20 so far ($0.50 for every 100 more, up to $5).'],
    [1_040, -1, '40 beyond what is included: $0.20 so far ($0.50 for every 100 more).'],
  ])('at %i of at most %i says what it costs', (consumed, most, words) => {
    expect(overageCost(charged(consumed, most))).toBe(words)
  })

  it('is no other than any where nothing is', () => {
    expect(overageCost(limitOf(1_000, 10))).toBeNull()
  })
})
