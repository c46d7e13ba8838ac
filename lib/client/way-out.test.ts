import { expect, test } from 'vitest'
import { wayOut } from './way-out'

const here = { pathname: '/account/sessions', search: '?sort=name' }

test('who signed out is told so', () => {
  expect(wayOut('/sign-in', 'signed-out', here)).toBe('/sign-in?notice=signed-out')
})

test.each(['expired', 'revoked'] as const)(
  'a session that is %s leads back to the page after signing in',
  (reason) => {
    expect(wayOut('/sign-in', reason, here)).toBe('/sign-in?next=%2Faccount%2Fsessions%3Fsort%3Dname')
  },
)
