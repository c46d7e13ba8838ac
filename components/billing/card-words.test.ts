import { expect, it } from 'vitest'
import { cardWords } from './card-words'

it('says which card, that there is none, and that it can’t be asked', () => {
  const card = { brand: 'visa', last4: '4242', expMonth: 3, expYear: 2030 }
  expect(cardWords({ paymentMethod: card })).toBe('Visa ending in 4242, expires 03/2030.')
  expect(cardWords({ paymentMethod: null })).toContain('No card is on file')
  expect(cardWords(null)).toContain('does not answer')
})
