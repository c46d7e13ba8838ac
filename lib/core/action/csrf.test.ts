import { describe, expect, it } from 'vitest'
import { checkCsrf, checkOrigin, isJson } from './csrf'

const isOwn = (origin: string) => origin === 'https://app.example.com'
const good = { origin: 'https://app.example.com', 'x-auth-request': '1', 'content-type': 'application/json' }
const check = (headers: Record<string, string>) => () => checkCsrf(new Headers(headers), isOwn)
const without = (name: keyof typeof good) =>
  Object.fromEntries(Object.entries(good).filter(([key]) => key !== name))

describe('checkCsrf', () => {
  it('passes a request of our own pages', () => {
    expect(check(good)).not.toThrow()
    expect(check({ ...good, 'content-type': 'application/json; charset=UTF-8' })).not.toThrow()
  })

  it('takes the Referer when there is no Origin, by its origin alone', () => {
    expect(check({ ...without('origin'), referer: 'https://app.example.com/sign-in?next=/' })).not.toThrow()
    for (const referer of [
      'https://evil.example/https://app.example.com',
      'https://app.example.com.evil.example/',
      'nonsense',
      '/sign-in',
    ]) {
      expect(check({ ...without('origin'), referer }), referer).toThrow('did not come from this site')
    }
  })

  it('does not let a good Referer stand in for a bad Origin', () => {
    for (const origin of ['null', 'https://evil.example', '']) {
      expect(check({ ...good, origin, referer: 'https://app.example.com/' }), origin).toThrow(
        'did not come from this site',
      )
    }
  })

  it('demands the header and the content type', () => {
    expect(check(without('x-auth-request'))).toThrow('X-Auth-Request')
    expect(check({ ...good, 'x-auth-request': 'true' })).toThrow('X-Auth-Request')
    expect(check(without('content-type'))).toThrow('Content-Type')
  })

  it('refuses with CSRF', () => {
    expect(check({})).toThrow(expect.objectContaining({ code: 'CSRF', status: 403 }))
  })
})

describe('checkOrigin', () => {
  it('asks a form for its origin alone', () => {
    expect(() => checkOrigin(new Headers({ origin: good.origin }), isOwn)).not.toThrow()
    expect(() =>
      checkOrigin(new Headers({ origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' }), isOwn),
    ).toThrow()
  })
})

describe('isJson', () => {
  it('takes JSON in UTF-8 and nothing that a form can send', () => {
    const types = [
      'application/json',
      'APPLICATION/JSON',
      'application/json;charset=utf-8',
      'application/json; charset="utf-8"',
      'application/json ; charset=utf-8',
    ]
    for (const type of types) expect(isJson(new Headers({ 'content-type': type })), type).toBe(true)
    const others = [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'text/plain; a=application/json',
    ]
    for (const type of [
      ...others,
      'application/jsonp',
      'application/json; charset=utf-16',
      'application/json, text/plain',
    ]) {
      expect(isJson(new Headers({ 'content-type': type })), type).toBe(false)
    }
  })
})
