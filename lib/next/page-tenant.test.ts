import { expect, it } from 'vitest'
import { tenantSlugOf } from './page-tenant'

it.each([
  ['/t/acme', 'acme'],
  ['/t/acme/', 'acme'],
  ['/t/acme/projects/1?q=/t/other', 'acme'],
  ['/t/acme?tab=1', 'acme'],
  ['/t/acme#x', 'acme'],
  ['/t/', null],
  ['/t', null],
  ['/team/acme', null],
  ['/x/t/acme', null],
  ['/', null],
  [null, null],
])('%j belongs to %j', (path, slug) => {
  expect(tenantSlugOf(path)).toBe(slug)
})
