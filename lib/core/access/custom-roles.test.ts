import { describe, expect, it } from 'vitest'
import { narrowest, reachOf, widest, type RoleGrant } from './custom-roles'
import { covers, isPermissionPattern } from './permission-pattern'

describe('covers', () => {
  it.each([
    ['*', 'articles:list', true],
    ['articles:*', 'articles:list', true],
    ['articles:*', 'articles:drafts:list', true],
    ['articles:*', 'articles', false],
    ['articles:*', 'articles-old:list', false],
    ['admin:articles:*', 'admin:articles:list', true],
    ['admin:articles:*', 'admin:users:list', false],
    ['articles:list', 'articles:list', true],
    ['articles:list', 'articles:list:all', false],
    ['articles', 'articles:list', false],
  ])('%s and %s: %s', (pattern, entitlement, expected) => {
    expect(covers(pattern, entitlement)).toBe(expected)
  })
})

it.each([
  ['*', true],
  ['articles:*', true],
  ['articles:list', true],
  ['articles', true],
  ['', false],
  ['*:list', false],
  ['articles:*:list', false],
  ['articles:', false],
  ['a b', false],
])('%s is a pattern: %s', (text, expected) => {
  expect(isPermissionPattern(text)).toBe(expected)
})

describe('reachOf', () => {
  const grant = (given: Partial<RoleGrant>): RoleGrant => ({ permissions: [], exclude: [], ...given })

  it('reaches every row, own rows, or none', () => {
    expect(reachOf(grant({ permissions: [{ name: 'articles:*' }] }), 'articles:list')).toBe('any')
    expect(reachOf(grant({ permissions: [{ name: '*', ownership: true }] }), 'articles:list')).toBe('own')
    expect(reachOf(grant({ permissions: [{ name: 'media:*' }] }), 'articles:list')).toBe('none')
  })

  it('is widened by a grant without restriction', () => {
    const permissions = [{ name: '*', ownership: true }, { name: 'articles:list' }]
    expect(reachOf(grant({ permissions }), 'articles:list')).toBe('any')
    expect(reachOf(grant({ permissions }), 'articles:get')).toBe('own')
  })

  it('is trimmed by what the role excludes', () => {
    const trimmed = grant({ permissions: [{ name: '*' }], exclude: ['admin:*'] })
    expect(reachOf(trimmed, 'admin:users')).toBe('none')
    expect(reachOf(trimmed, 'articles:list')).toBe('any')
  })
})

it('of several roles the widest counts, of several permissions the narrowest', () => {
  expect([widest([]), widest(['none', 'own']), widest(['own', 'any', 'none'])]).toEqual([
    'none',
    'own',
    'any',
  ])
  expect([narrowest([]), narrowest(['any', 'own']), narrowest(['own', 'any', 'none'])]).toEqual([
    'any',
    'own',
    'none',
  ])
})
