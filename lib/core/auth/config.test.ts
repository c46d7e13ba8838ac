import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { resolveConfig } from './config'
import type { AuthOptions } from './options'
import { AuthConfigError, generateKey } from './tokens/key-ring'

const key = generateKey('RS256')
const production: AuthOptions = {
  production: true,
  appUrl: 'https://app.example.com',
  keys: { keys: [key] },
  secret: 'the secret of the tests, thirty-two or more',
}
const refusal = (options: AuthOptions) => {
  try {
    resolveConfig(options)
  } catch (error) {
    if (error instanceof AuthConfigError) return error.option
  }
  return null
}

describe('resolveConfig', () => {
  it('has the defaults of the documentation', () => {
    expect(resolveConfig(production)).toMatchObject({
      ...{
        algorithm: 'RS256',
        ttlMs: 60_000,
        refreshTtlMs: 7 * 86_400_000,
        absoluteTtlMs: 30 * 86_400_000,
        graceMs: 10_000,
      },
      ...{
        maxSessionsPerUser: 50,
        sameSite: 'lax',
        secureCookies: true,
        issuer: production.appUrl,
        audience: production.appUrl,
      },
      passwordPolicy: {
        minLength: 8,
        maxLength: 256,
        blocklist: true,
        requireUppercase: false,
        requireNumbers: false,
      },
      signInLimit: { max: 5, windowMs: 15 * 60_000 },
      signUpLimit: { max: 3, windowMs: 3_600_000 },
      verification: { enabled: false, required: false, ttlMs: 86_400_000 },
      reset: { enabled: false, ttlMs: 3_600_000, revokeSessions: true },
    })
  })

  it('takes verification that is required for enabled', () => {
    expect(
      resolveConfig({ ...production, emailVerification: { required: true } }).verification,
    ).toMatchObject({ enabled: true, required: true })
  })

  it('makes its own keys and secret outside production, others every time', () => {
    const one = resolveConfig({ session: { algorithm: 'ES256' } })
    const two = resolveConfig({ session: { algorithm: 'ES256' } })
    expect(one.keys.keys[0]?.alg).toBe('ES256')
    expect(one.secret).not.toBe(two.secret)
    expect(one.keys.keys[0]?.kid).not.toBe(two.keys.keys[0]?.kid)
  })
})

describe('secure cookies', () => {
  const secure = (appUrl: string, cookie = {}) =>
    resolveConfig({ ...production, production: false, appUrl, session: { cookie } }).secureCookies

  it('are plain on http://localhost, where some browsers would drop them, and secure on https', () => {
    expect(secure('http://localhost:3000')).toBe(false)
    expect(secure('https://app.example.com')).toBe(true)
    expect(secure('https://localhost:3000')).toBe(true)
    expect(secure('http://localhost:3000', { secure: true })).toBe(true)
  })
})

describe('production', () => {
  it('runs when everything is given', () => {
    expect(refusal(production)).toBeNull()
    expect(refusal({ ...production, secret: 'x'.repeat(32) })).toBeNull()
  })

  it.each<[string, AuthOptions]>([
    ['keys', { ...production, keys: undefined }],
    ['secret', { ...production, secret: undefined }],
    ['secret', { ...production, secret: 'x'.repeat(31) }],
    ['secret', { ...production, secret: '' }],
    ['appUrl', { ...production, appUrl: 'http://app.example.com' }],
    ['appUrl', { ...production, appUrl: undefined }],
    ['appUrl', { ...production, appUrl: 'app.example.com' }],
    ['session.cookie.secure', { ...production, session: { cookie: { secure: false } } }],
    ['publicKey', { ...production, keys: undefined, privateKey: 'PEM' }],
    ['privateKey', { ...production, keys: undefined, publicKey: 'PEM' }],
    ['privateKey', { ...production, keys: undefined, privateKey: 'PEM', publicKey: 'PEM' }],
  ])('refuses without a good %s', (option, options) => expect(refusal(options)).toBe(option))

  it('says what is missing or wrong', () => {
    expect(() => resolveConfig({ ...production, appUrl: 'app.example.com' })).toThrow(
      'appUrl is not a URL: app.example.com',
    )
    expect(() => resolveConfig({ ...production, keys: undefined, privateKey: 'PEM' })).toThrow(
      'publicKey is missing',
    )
  })

  it('refuses a PEM pair of another algorithm', () => {
    const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const privateKey = pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
    const publicKey = pair.publicKey.export({ type: 'spki', format: 'pem' }).toString()
    expect(refusal({ ...production, keys: undefined, privateKey, publicKey })).toBe('keys')
    expect(
      refusal({ ...production, keys: undefined, privateKey, publicKey, session: { algorithm: 'ES256' } }),
    ).toBeNull()
  })

  it('refuses a duration that is none', () => {
    expect(() => resolveConfig({ ...production, session: { ttl: '1 minute' as '1m' } })).toThrow(
      'not a duration',
    )
  })
})
