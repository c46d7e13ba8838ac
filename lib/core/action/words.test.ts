import { expect, it } from 'vitest'
import { inWords } from './words'

it('says a duration in words, rounded up', () => {
  expect([0, 1, 1_000, 1_001, 59_000].map(inWords)).toEqual([
    '1 second',
    '1 second',
    '1 second',
    '2 seconds',
    '59 seconds',
  ])
  expect([60_000, 61_000, 3_540_000].map(inWords)).toEqual(['1 minute', '2 minutes', '59 minutes'])
  expect([3_600_000, 3_600_001, 86_400_000].map(inWords)).toEqual(['1 hour', '2 hours', '24 hours'])
})
