import { describe, expect, it } from 'vitest'
import { createCookieJar, readCookie, serializeCookie, type Cookie } from './cookies'

const cookie: Cookie = {
  name: 'sid',
  value: 'a.b-c_d',
  maxAge: 60,
  secure: false,
  sameSite: 'lax',
  httpOnly: true,
  path: '/',
}

describe('readCookie', () => {
  it('reads the value of a name, the first of several', () => {
    const header = 'sid=one; ref=two=2 ;sid=three'
    expect(readCookie(header, 'sid')).toBe('one')
    expect(readCookie(header, 'ref')).toBe('two=2')
  })

  it('makes nothing of what is no cookie, nor of a name that only looks alike', () => {
    expect(readCookie(null, 'sid')).toBeNull()
    for (const name of ['x', 'lonely', 'toString']) expect(readCookie('; =x; lonely; ;', name)).toBeNull()
    expect(readCookie('xsid=1; sidx=2; SID=3; a=sid=4', 'sid')).toBeNull()
    expect(readCookie('__proto__=x', '__proto__')).toBe('x')
  })

  it('INJ-8 reads 16 KB', () => {
    expect(readCookie(`a=${'x'.repeat(16_384)}; sid=one`, 'sid')).toBe('one')
    expect(readCookie(';'.repeat(16_384), 'sid')).toBeNull()
  })
})

describe('serializeCookie', () => {
  it('is Secure only when told so', () => {
    expect(serializeCookie(cookie)).toBe('sid=a.b-c_d; Path=/; Max-Age=60; HttpOnly; SameSite=Lax')
    expect(serializeCookie({ ...cookie, secure: true, sameSite: 'strict' })).toBe(
      'sid=a.b-c_d; Path=/; Max-Age=60; HttpOnly; SameSite=Strict; Secure',
    )
  })

  it('INJ-4 refuses a value that could end the cookie or the header', () => {
    for (const value of ['a;b', 'a b', 'a\r\nb', 'a,b', 'é'])
      expect(() => serializeCookie({ ...cookie, value })).toThrow(
        new TypeError('cookie sid holds a character it must not'),
      )
  })
})

describe('createCookieJar', () => {
  it('shows what was set in this very request, so that a page drawn after a refresh reads the new session', () => {
    const jar = createCookieJar('sid=old; ref=r')
    jar.set({ ...cookie, value: 'new' })
    expect(jar.get('sid')).toBe('new')
    expect(jar.get('ref')).toBe('r')
    expect(jar.get('other')).toBeNull()
  })

  it('sends a name once, as it was set last', () => {
    const jar = createCookieJar(null)
    jar.set({ ...cookie, value: 'one' })
    jar.set({ ...cookie, value: 'two' })
    expect(jar.pending().map(({ value }) => value)).toEqual(['two'])
  })
})
