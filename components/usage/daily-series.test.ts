import { expect, it } from 'vitest'
import { dailySeries, shortDay } from './daily-series'

const now = Date.parse('2026-03-01T00:30:00Z')
const history = {
  days: [
    { day: '2026-02-27', entitlement: 'ai:generate', amount: 4 },
    { day: '2026-03-01', entitlement: 'ai:generate', amount: 2 },
    { day: '2026-03-01', entitlement: 'members:invite', amount: 9 },
  ],
}

it('has each of the last days once, over the end of a month, those without use too', () => {
  expect(dailySeries(history, 'ai:generate', { now, days: 4 })).toEqual([
    { day: '2026-02-26', amount: 0 },
    { day: '2026-02-27', amount: 4 },
    { day: '2026-02-28', amount: 0 },
    { day: '2026-03-01', amount: 2 },
  ])
})

it('says a day shortly', () => {
  expect(shortDay('2026-03-01')).toBe('Mar 1')
})
