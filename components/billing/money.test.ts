import { expect, it } from 'vitest'
import { moneyWords } from './money'

it.each([
  [2_900, 'usd', '$29'],
  [2_417, 'usd', '$24.17'],
  [0, 'usd', '$0'],
  [199_000, 'eur', '€1,990'],
  // A currency without minor units is written as it is.
  [500, 'jpy', '¥500'],
  [1_234, 'kwd', 'KWD 1.234'],
])('%i of %s is %s', (amount, currency, words) => {
  expect(moneyWords(amount, currency).replaceAll('\u00a0', ' ')).toBe(words)
})

it('keeps every digit of sums that stand below one another', () => {
  expect(moneyWords(2_900, 'usd', 'always')).toBe('$29.00')
})

it('writes what is given back with its sign', () => {
  expect(moneyWords(-450, 'usd')).toBe('-$4.50')
})
