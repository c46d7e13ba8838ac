import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { safePath } from './redirect'

const own = 'https://app.example.com'
const refused = (value: unknown) =>
  expect(safePath(value, '/fallback'), JSON.stringify(value)).toBe('/fallback')

describe('safePath', () => {
  it.each([
    '/',
    '/account/sessions',
    '/t/acme?tab=team#members',
    '/a%20b',
    '/search?q=a%2Fb&next=%2Fx',
    '/a//b',
    '/é',
  ])('RED-1…4 twin: keeps a path of this site: %s', (path) =>
    expect(safePath(path, '/fallback')).toBe(new URL(path, own).href.slice(own.length)),
  )

  it('RED-1 refuses another origin, however it is written', () => {
    const targets = [
      '//evil.example',
      '/\\evil.example',
      '\\\\evil.example',
      '/\t/evil.example',
      '/\n/evil.example',
    ]
    for (const target of [
      ...targets,
      'https:evil.example',
      'https://evil.example',
      'http:/evil.example',
      'evil.example',
      '',
    ]) {
      refused(target)
    }
    for (const target of [
      '/%2f/evil.example',
      '/%2Fevil.example',
      '/%5cevil.example',
      '/%09/evil.example',
      ' /a',
      '/a b',
    ]) {
      refused(target)
    }
    for (const target of [
      '/..//evil.example',
      '/.//evil.example',
      '/a/..//evil.example',
      '/%2e%2e//evil.example',
    ])
      refused(target)
    for (const target of ['/%2e/%2fevil.example', '/../%5Cevil.example', '/a/..;/../%2F/evil.example']) {
      expect(safePath(target, '/fallback')).not.toMatch(/^\/(?:%2f|%5c)/i)
    }
  })

  it('RED-2 refuses schemes that run code', () => {
    for (const target of [
      'javascript:alert(1)',
      'JavaScript:alert(1)',
      'data:text/html,x',
      'vbscript:x',
      ' javascript:alert(1)',
    ]) {
      refused(target)
    }
    expect(safePath('/javascript:alert(1)', '/fallback')).toBe('/javascript:alert(1)')
  })

  it('RED-3 refuses line breaks and other control characters, plain or encoded', () => {
    for (const target of [
      '/a\r\nSet-Cookie: a=b',
      '/a\u0000',
      '/a%0d%0aSet-Cookie:%20a=b',
      '/a%0A',
      '/a%00',
      '/a%10',
      '/a%1F',
      '/a%7f',
      '/a%7F',
      '/a\u007f',
    ]) {
      refused(target)
    }
    expect(safePath('/a%20b', '/fallback')).toBe('/a%20b')
  })

  it('RED-4 refuses what is no string', () => {
    for (const value of [
      undefined,
      null,
      7,
      true,
      ['/a'],
      { toString: () => '/a' },
      new URL('https://app.example.com/a'),
    ]) {
      refused(value)
    }
    refused('/'.padEnd(2_049, 'a'))
    expect(safePath('/'.padEnd(2_048, 'a'), '/fallback')).toHaveLength(2_048)
  })

  it('always leads to this origin, and to the same place when asked twice', () => {
    const piece = fc.constantFrom(
      '/',
      '\\',
      '.',
      '..',
      '%2f',
      '%2F',
      '%5c',
      '%2e',
      '\t',
      '\r\n',
      '%0a',
      '@',
      ':',
      'https:',
      'evil.example',
      'a',
      '?',
      '#',
      'é',
      '／',
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece).map((parts) => parts.join('')),
          fc.array(piece).map((parts) => `/${parts.join('')}`),
        ),
        (value) => {
          const path = safePath(value)
          const url = new URL(path, own)
          expect(url.origin).toBe(own)
          expect(path).toMatch(/^\/(?![/\\])/)
          expect(safePath(path)).toBe(path)
          expect(url.href.slice(own.length)).toBe(path)
        },
      ),
      { numRuns: 2_000 },
    )
  })
})
