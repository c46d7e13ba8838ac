import { expect, it } from 'vitest'
import { readMeter, type UsedLimit } from './meter-reading'

const limitOf = (max: number, consumed: number): UsedLimit => ({
  ...{ key: 'ai-limit', entitlement: 'ai:generate', per: 'month', max, consumed },
  remaining: max === -1 ? -1 : Math.max(0, max - consumed),
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
})

it('says that a limit is none', () => {
  expect(readMeter(limitOf(-1, 1_204))).toEqual({
    ...{ state: 'unlimited', percent: 0 },
    words: '1,204 summaries used, unlimited',
  })
})
