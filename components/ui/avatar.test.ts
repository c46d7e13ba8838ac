import { expect, it } from 'vitest'
import { initials } from './avatar'

it.each([
  ['Ada Lovelace', 'ada@example.com', 'AL'],
  ['Johann Sebastian Bach', 'j@example.com', 'JB'],
  ['Plato', 'p@example.com', 'P'],
  ['  ', 'zoe@example.com', 'z'],
  ['𝒜lice Ωmega', 'a@example.com', '𝒜Ω'],
])('makes initials of %j and %j', (name, email, expected) => {
  expect(initials(name, email)).toBe(expected)
})
