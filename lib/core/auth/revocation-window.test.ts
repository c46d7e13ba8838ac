import { expect, it } from 'vitest'
import { createFakeClock } from '@/e2e/harness/fake-time'
import { createRevocationWindow } from './revocation-window'

it('remembers a revocation for longer than a token lives', () => {
  const clock = createFakeClock()
  const window = createRevocationWindow(clock, 60_000)
  window.add(['a', 'b'])
  clock.advance('66s')
  expect([window.has('a'), window.has('b'), window.has('c')]).toEqual([true, true, false])
})

it('forgets it after that, and starts no timer to do so', () => {
  const clock = createFakeClock()
  const window = createRevocationWindow(clock, 60_000)
  window.add(['a'])
  clock.advance('30s')
  window.add(['b', 'a'])
  clock.advance('69s')
  window.add([])
  expect([window.has('a'), window.has('b')]).toEqual([true, true])
  clock.advance('1s')
  window.add(['c'])
  expect([window.has('a'), window.size]).toEqual([false, 1])
})

it('stays as small as the revocations of a minute', () => {
  const clock = createFakeClock()
  const window = createRevocationWindow(clock, 60_000)
  for (let at = 0; at < 10_000; at++) {
    window.add([`session ${at}`])
    clock.advance('1s')
  }
  expect(window.size).toBeLessThanOrEqual(71)
})
