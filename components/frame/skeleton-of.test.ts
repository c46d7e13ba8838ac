import { expect, test } from 'vitest'
import { skeletonOf } from './skeleton-of'

const skeletons = {
  '/t/acme': 'overview',
  '/t/acme/roles/new': 'a new role',
  '/t/acme/roles/*': 'a role',
  '/t/acme/*/people': 'people',
}

test.each([
  ['/t/acme', 'overview'],
  ['/t/acme/roles/support', 'a role'],
  ['/t/acme/roles/new', 'a new role'],
  ['/t/acme/projects', undefined],
  ['/t/acme/roles', undefined],
  ['/t/acme/roles/', undefined],
  ['/t/acme/roles/support/members', undefined],
  ['/t/other/roles/support', undefined],
  ['/t/acme/team/people', 'people'],
  ['constructor', undefined],
])('%s', (path, skeleton) => {
  expect(skeletonOf(skeletons, path)).toBe(skeleton)
})
