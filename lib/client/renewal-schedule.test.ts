import { expect, test } from 'vitest'
import { backoffMs, renewalTime } from './renewal-schedule'
import { ada } from './fake-browser'

const lease = (lifeMs: number) => ({ user: ada, endsAt: 100_000, lifeMs })

test('a token of a minute is renewed 8 to 12 s before its end', () => {
  expect(renewalTime(lease(60_000), 0)).toBe(92_000)
  expect(renewalTime(lease(60_000), 0.5)).toBe(90_000)
  expect(renewalTime(lease(60_000), 0.999)).toBeGreaterThan(88_000)
})

test('a short token is renewed in the last third of its life', () => {
  expect(renewalTime(lease(10_000), 0.5)).toBe(97_000)
})

test('the span of the pause doubles up to a minute, and the draw takes any part of it', () => {
  expect([1, 2, 3, 4, 5, 6, 7, 100].map((failures) => backoffMs(failures, null, 1))).toEqual([
    2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000, 60_000,
  ])
  expect(backoffMs(5, null, 0.5)).toBe(16_000)
  expect(backoffMs(5, null, 0)).toBe(250)
})

test('what the server asked for comes on top', () => {
  expect(backoffMs(1, 30_000, 0.5)).toBe(31_000)
})
