import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addMonths, periodAt } from './period'

const at = (text: string) => Date.parse(text)
const bounds = (per: Parameters<typeof periodAt>[0], anchor: string, now: string) => {
  const { start, end } = periodAt(per, at(anchor), at(now))
  return [new Date(start).toISOString(), end === null ? null : new Date(end).toISOString()]
}

describe('a month', () => {
  it.each([
    ['2027-01-31T10:00:00Z', '2027-02-15T00:00:00Z', '2027-01-31T10:00:00.000Z', '2027-02-28T10:00:00.000Z'],
    ['2027-01-31T10:00:00Z', '2027-02-28T10:00:00Z', '2027-02-28T10:00:00.000Z', '2027-03-31T10:00:00.000Z'],
    ['2027-01-31T10:00:00Z', '2027-04-30T09:59:59Z', '2027-03-31T10:00:00.000Z', '2027-04-30T10:00:00.000Z'],
    ['2027-01-31T10:00:00Z', '2028-02-29T12:00:00Z', '2028-02-29T10:00:00.000Z', '2028-03-31T10:00:00.000Z'],
    ['2027-12-15T00:00:00Z', '2028-01-14T23:59:59Z', '2027-12-15T00:00:00.000Z', '2028-01-15T00:00:00.000Z'],
  ])('BIL-8 of a plan that began %s is, at %s, from %s to %s', (anchor, now, start, end) => {
    expect(bounds('month', anchor, now)).toEqual([start, end])
  })
})

it('BIL-8 a year that began on a leap day ends on the 28th, and on the 29th again four years later', () => {
  const anchor = '2028-02-29T00:00:00Z'
  expect(bounds('year', anchor, '2029-02-27T23:59:59Z')[1]).toBe('2029-02-28T00:00:00.000Z')
  expect(bounds('year', anchor, '2032-01-01T00:00:00Z')[1]).toBe('2032-02-29T00:00:00.000Z')
})

it('BIL-8 twin: from the first of a month each month is a month', () => {
  const january = bounds('month', '2028-01-01T00:00:00Z', '2028-02-29T23:59:59Z')
  expect(january).toEqual(['2028-02-01T00:00:00.000Z', '2028-03-01T00:00:00.000Z'])
})

it('a quarter is three months, from where the plan began', () => {
  const quarter = bounds('quarter', '2027-11-30T08:00:00Z', '2028-02-29T07:00:00Z')
  expect(quarter).toEqual(['2027-11-30T08:00:00.000Z', '2028-02-29T08:00:00.000Z'])
})

it('hours and days are counted from the anchor, whatever summer time does elsewhere', () => {
  expect(bounds('hour', '2027-03-01T10:20:00Z', '2027-03-28T01:19:59Z')).toEqual([
    '2027-03-28T00:20:00.000Z',
    '2027-03-28T01:20:00.000Z',
  ])
  expect(bounds('day', '2027-03-01T10:20:00Z', '2027-03-28T10:20:00Z')[0]).toBe('2027-03-28T10:20:00.000Z')
})

it('without a period there is one, for life, whatever the anchor', () => {
  expect(periodAt(null, at('2027-01-01T00:00:00Z'), at('2031-01-01T00:00:00Z'))).toEqual({
    start: 0,
    end: null,
  })
})

it('what is no time is refused', () => {
  expect(() => periodAt('month', Number.NaN, 0)).toThrow(RangeError)
  expect(() => periodAt('day', 0, Infinity)).toThrow(RangeError)
})

const time = fc.integer({ min: at('1999-01-01T00:00:00Z'), max: at('2101-01-01T00:00:00Z') })
const pers = fc.constantFrom('hour', 'day', 'month', 'quarter', 'year')

it('BIL-8 periods hold the time asked about, follow one another without a gap, and are the same for all of it', () => {
  const property = fc.property(pers, time, time, (per, anchor, now) => {
    const { start, end } = periodAt(per, anchor, now)
    if (end === null) throw new Error('it has an end')
    expect(start <= now && now < end).toBe(true)
    expect(periodAt(per, anchor, start)).toEqual({ start, end })
    expect(periodAt(per, anchor, end - 1)).toEqual({ start, end })
    expect(periodAt(per, anchor, end).start).toBe(end)
  })
  fc.assert(property, { numRuns: 1_000 })
})

/** The calendar, walked day by day. */
function naiveMonthEnd(anchor: number, count: number): number {
  const day = new Date(anchor).getUTCDate()
  let month = new Date(anchor).getUTCMonth()
  let year = new Date(anchor).getUTCFullYear()
  for (let step = 0; step < count; step++) {
    month = month === 11 ? 0 : month + 1
    if (month === 0) year += 1
  }
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  return Date.UTC(year, month, Math.min(day, lengths[month] ?? 0)) + (anchor % 86_400_000)
}

it('BIL-8 months are added as on a calendar, over leap years and 31sts', () => {
  const property = fc.property(time, fc.nat(60), (anchor, count) => {
    expect(addMonths(anchor, count)).toBe(naiveMonthEnd(anchor, count))
  })
  fc.assert(property, { numRuns: 1_000 })
})
