import { describe, expect, it } from 'vitest'
import { createCookieJar } from '../../action/cookies'
import { createSessionCookies } from './session-cookies'

const make = (secure: boolean) => createSessionCookies({ secure, sameSite: 'lax', accessTtlMs: 60_000 })

describe('createSessionCookies', () => {
  it('ties what it sets to this host, out of reach of scripts', () => {
    const jar = createCookieJar(null)
    make(true).set(jar, { access: 'a', refresh: { token: 'r', maxAgeMs: 1_999 } })
    const common = { secure: true, sameSite: 'lax', httpOnly: true, path: '/' }
    expect(jar.pending()).toEqual([
      { name: '__Host-sid', value: 'a', maxAge: 60, ...common },
      { name: '__Host-ref', value: 'r', maxAge: 1, ...common },
    ])
  })

  it('leaves the refresh cookie alone when only the access token is new', () => {
    const jar = createCookieJar(null)
    make(false).set(jar, { access: 'a' })
    expect(jar.pending().map(({ name, secure }) => [name, secure])).toEqual([['sid', false]])
  })

  it('clears both, and never keeps a cookie for less than no time', () => {
    const jar = createCookieJar('sid=a; ref=r; signup=s')
    const cookies = make(false)
    cookies.clear(jar)
    expect(jar.pending().map(({ name, value, maxAge }) => [name, value, maxAge])).toEqual([
      ['sid', '', 0],
      ['ref', '', 0],
    ])
    expect([cookies.readAccess(jar), cookies.readRefresh(jar), cookies.readSignUp(jar)]).toEqual([
      null,
      null,
      's',
    ])
    cookies.setSignUp(jar, 's', -5)
    expect(jar.pending().at(-1)).toMatchObject({ name: 'signup', maxAge: 0 })
  })
})
