import { expect, it } from 'vitest'
import { createFakeClock } from '@/e2e/harness/fake-time'
import { createRecentChanges } from './recent-changes'

it('remembers whose access changed for longer than a token lives', () => {
  const clock = createFakeClock()
  const changes = createRecentChanges(clock, 60_000)
  changes.add({ tenantId: 't1', userId: 'u1' })
  clock.advance(69_999)
  expect(changes.has('u1', 't1')).toBe(true)
  clock.advance(1)
  expect(changes.has('u1', 't1')).toBe(false)
})

it('tells people and tenants apart, and knows what is about all of them', () => {
  const has = (tenantId: string | null, userId: string | null) => {
    const changes = createRecentChanges(createFakeClock(), 60_000)
    changes.add({ tenantId, userId })
    return [
      changes.has('u1', 't1'),
      changes.has('u2', 't1'),
      changes.has('u1', 't2'),
      changes.has('u2', 't2'),
    ]
  }
  expect(has('t1', 'u1')).toEqual([true, false, false, false])
  expect(has('t1', null)).toEqual([true, true, false, false])
  expect(has(null, 'u1')).toEqual([true, false, true, false])
  expect(has(null, null)).toEqual([true, true, true, true])
})

it('keeps no more than it needs, and starts no timer to do so', () => {
  const clock = createFakeClock()
  const changes = createRecentChanges(clock, 60_000)
  for (let at = 0; at < 100; at++) changes.add({ tenantId: 't1', userId: `u${at}` })
  clock.advance('70s')
  changes.add({ tenantId: 't1', userId: 'u0' })
  expect(changes.size).toBe(1)
})
