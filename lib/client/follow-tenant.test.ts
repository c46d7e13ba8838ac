import { expect, test } from 'vitest'
import { movedPath } from './follow-tenant'

test.each([
  ['/t/acme', '', '/t/acme-inc'],
  ['/t/acme/team', '?q=a', '/t/acme-inc/team?q=a'],
  ['/t/acme/settings', '', '/t/acme-inc/settings?notice=moved'],
  ['/t/acme/t/acme', '', '/t/acme-inc/t/acme'],
  // Another tenant whose slug only begins alike.
  ['/t/acme-labs/team', '', null],
  ['/account', '', null],
])('%s%s moves to %s', (pathname, search, moved) => {
  expect(movedPath({ pathname, search }, 'acme', 'acme-inc')).toBe(moved)
})
