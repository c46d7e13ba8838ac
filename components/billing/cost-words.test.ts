import { expect, it } from 'vitest'
import { costWords } from './cost-words'
import { billingStateOf } from './state-for-tests'

const bought = { plan: 'pro', status: 'active', interval: 'year' } as const

it('is what the plan was taken for, whatever it is sold for now', () => {
  const price = { currency: 'usd', month: 1_900, year: 19_000 }
  expect(costWords(billingStateOf({ ...bought, price }))).toBe('$190 a year')
})

it('is nothing for what was given, and for the plan that costs nothing', () => {
  expect(costWords(billingStateOf({ plan: 'pro', price: null }))).toBe('Nothing is charged for it.')
  expect(costWords(billingStateOf())).toBe('Nothing is charged for it.')
})
