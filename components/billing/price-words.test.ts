import { expect, it } from 'vitest'
import { mostSaved, priceWords, savingWords } from './price-words'

const priced = (month: number | null, year: number | null) => ({ price: { currency: 'usd', month, year } })

it('says a price by its interval', () => {
  expect(priceWords(priced(2_900, 29_000), 'month')).toBe('$29 a month')
  expect(priceWords(priced(2_900, 29_000), 'year')).toBe('$290 a year')
  expect(priceWords(priced(1_000, 10_000), 'month', 3)).toBe('$30 a month')
})

it('says what costs nothing, and what is not sold so', () => {
  expect(priceWords(priced(0, 0), 'month')).toBe('Free')
  expect(priceWords(priced(2_900, null), 'year')).toBe('Not sold by the year')
})

it('says what a year saves, and nothing where it saves nothing', () => {
  expect(savingWords(priced(2_900, 29_000))).toBe('Saves $58 a year')
  expect(savingWords(priced(2_900, 34_800))).toBeNull()
  expect(savingWords(priced(2_900, 40_000))).toBeNull()
  expect(savingWords(priced(null, 29_000))).toBeNull()
})

it('finds how much is saved at most', () => {
  expect(mostSaved([priced(0, 0), priced(2_900, 29_000), priced(1_000, 12_000)])).toBe(16)
  expect(mostSaved([])).toBe(0)
})
