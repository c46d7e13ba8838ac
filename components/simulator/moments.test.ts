import { expect, it } from 'vitest'
import type { ProviderSubscription } from '@/lib/core/billing/provider'
import { advanceTo, momentsOf } from './moments'

const period = { currentPeriod: { start: 0, end: 14 }, cancelAtPeriodEnd: false }
const trial = period as unknown as ProviderSubscription

it('a trial leads to its announcement and to its end, everything else to what is next', () => {
  const announced = { what: 'trial_will_end', at: 11 } as const
  const ats = (moments: ReturnType<typeof momentsOf>) => moments.map(({ at }) => at)
  expect(ats(momentsOf({ next: announced, subscription: trial }))).toEqual([11, 14])
  expect(ats(momentsOf({ next: { what: 'renewal', at: 14 }, subscription: trial }))).toEqual([14])
  expect(momentsOf({ next: null, subscription: null })).toEqual([])
  const canceled = { ...trial, cancelAtPeriodEnd: true }
  expect(momentsOf({ next: announced, subscription: canceled })[1]).toMatchObject({ sentence: 'It ends' })
})

it('the clock goes at least as far as the moment, and always forward', () => {
  expect(advanceTo(10_001, 0)).toBe('11s')
  expect(advanceTo(10_000, 0)).toBe('10s')
  expect(advanceTo(0, 5_000)).toBe('1s')
})
