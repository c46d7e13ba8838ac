import { expect, it } from 'vitest'
import { returnPathIn } from './return-path'

it.each(['/t/acme', '/t/acme/projects/1', '/t/acme/team?q=a', '/t/acme?x=1'])('leads back to %s', (path) => {
  expect(returnPathIn('acme', path)).toBe(path)
})

it.each([
  undefined,
  '',
  'https://elsewhere.example',
  '//elsewhere.example',
  '/\\elsewhere.example',
  '/t/acme/../../account',
  '/t/acme-two/projects',
  '/account',
  // Back to where one is would be no way on.
  '/t/acme/billing?done=paid',
])('does not lead to %o', (path) => {
  expect(returnPathIn('acme', path)).toBeNull()
})
