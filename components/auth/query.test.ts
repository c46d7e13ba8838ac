import { expect, it } from 'vitest'
import { queryEmail, queryValue } from './query'

it('takes one value and no list', () => {
  expect(queryValue('abc')).toBe('abc')
  expect(queryValue('')).toBeUndefined()
  expect(queryValue(['a', 'b'])).toBeUndefined()
  expect(queryValue(undefined)).toBeUndefined()
})

it('takes an address and nothing that only pretends to be one', () => {
  expect(queryEmail('ada@example.com')).toBe('ada@example.com')
  expect(queryEmail('your account is locked, call 555')).toBeUndefined()
  expect(queryEmail('<b>@example.com')).toBeUndefined()
  expect(queryEmail(`${'a'.repeat(250)}@example.com`)).toBeUndefined()
})
