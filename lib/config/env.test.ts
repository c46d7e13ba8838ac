import { describe, expect, it } from 'vitest'
import { EnvironmentError } from './create-env'
import { readEnv } from './env'

const production = {
  NODE_ENV: 'production',
  APP_URL: 'https://app.example.com',
  DATABASE_URL: 'postgresql://app@db.internal/app',
  AUTH_KEYS: '{"keys":[]}',
  AUTH_SECRET: 'a secret of the tests, thirty-two or more',
  RESEND_API_KEY: 're_test',
  MAIL_FROM: 'Acme <hello@acme.example>',
}

const stripe = { STRIPE_SECRET_KEY: 'sk_test_ofTheTests', STRIPE_WEBHOOK_SECRET: 'whsec_ofTheTests' }

/** The variables that a refusal names. */
function refused(source: Record<string, string | undefined>): string[] {
  try {
    readEnv(source)
  } catch (error) {
    if (error instanceof EnvironmentError) return error.problems.map((problem) => problem.split(':')[0] ?? '')
    throw error
  }
  return []
}

describe('readEnv', () => {
  it('needs nothing in development', () => {
    expect(readEnv({})).toMatchObject({
      mode: 'development',
      APP_URL: 'http://localhost:3000',
      PORT: 3_000,
      MAIL_TRANSPORT: 'mailbox',
      TRUSTED_PROXY_HOPS: 0,
    })
    expect(readEnv({ PORT: '4000' }).APP_URL).toBe('http://localhost:4000')
  })

  it('lets the database keep tenants apart wherever it can, unless told', () => {
    expect(readEnv(production).DATABASE_RLS).toBe('auto')
    expect(readEnv({ ...production, DATABASE_RLS: 'on' }).DATABASE_RLS).toBe('on')
    expect(refused({ DATABASE_RLS: 'yes' })).toEqual(['DATABASE_RLS'])
  })

  it('drains for five seconds in production unless told, and not at all elsewhere', () => {
    expect(readEnv(production).SHUTDOWN_DRAIN_MS).toBe(5_000)
    expect(readEnv({ ...production, SHUTDOWN_DRAIN_MS: '0' }).SHUTDOWN_DRAIN_MS).toBe(0)
    expect(readEnv({}).SHUTDOWN_DRAIN_MS).toBe(0)
    expect(refused({ SHUTDOWN_DRAIN_MS: '5s' })).toEqual(['SHUTDOWN_DRAIN_MS'])
  })

  it('takes blank for unset, as an untouched .env.example has it', () => {
    const blank = Object.fromEntries(
      [...Object.keys(production), 'PORT', 'TRUSTED_PROXY_HOPS', 'MIGRATE_ON_START', 'MAIL_TRANSPORT'].map(
        (name) => [name, ' '],
      ),
    )
    expect(readEnv(blank)).toEqual(readEnv({}))
  })

  it('knows a production build on this machine for a preview', () => {
    for (const APP_URL of [
      'http://localhost:3000',
      'http://127.0.0.1',
      'http://[::1]:3000',
      'http://app.localhost',
    ]) {
      expect(readEnv({ NODE_ENV: 'production', APP_URL }).mode, APP_URL).toBe('preview')
    }
    expect(readEnv({ NODE_ENV: 'production', GATEHOUSE_PREVIEW: '1' }).mode).toBe('preview')
    expect(readEnv({ NODE_ENV: 'development', APP_URL: 'https://app.example.com' }).mode).toBe('development')
  })

  it('gives the origin of APP_URL alone', () => {
    expect(readEnv({ ...production, APP_URL: 'https://app.example.com/path?x=1' }).APP_URL).toBe(
      'https://app.example.com',
    )
  })

  it('refuses values that cannot be meant, wherever it runs', () => {
    expect(refused({ APP_URL: 'app.example.com' })).toEqual(['APP_URL'])
    expect(refused({ APP_URL: 'javascript:alert(1)' })).toEqual(['APP_URL'])
    expect(refused({ DATABASE_URL: 'mysql://db' })).toEqual(['DATABASE_URL'])
    expect(refused({ AUTH_SECRET: 'too short' })).toEqual(['AUTH_SECRET'])
    expect(refused({ PORT: '0' })).toEqual(['PORT'])
    expect(refused({ PORT: 'http' })).toEqual(['PORT'])
    for (const hops of ['-1', '1.5', '11', 'yes'])
      expect(refused({ TRUSTED_PROXY_HOPS: hops }), hops).toEqual(['TRUSTED_PROXY_HOPS'])
    expect(refused({ MIGRATE_ON_START: 'maybe' })).toEqual(['MIGRATE_ON_START'])
    expect(refused({ MAIL_TRANSPORT: 'pigeon' })).toEqual(['MAIL_TRANSPORT'])
    expect(refused({ SUPER_ADMINS: 'ada@example.com, nobody' })).toEqual(['SUPER_ADMINS'])
    expect(refused({ ...stripe, STRIPE_BASE_URL: 'ftp://stand-in' })).toEqual(['STRIPE_BASE_URL'])
  })

  it('takes addresses as people write lists, in small letters', () => {
    expect(readEnv({}).SUPER_ADMINS).toEqual([])
    expect(readEnv({ SUPER_ADMINS: ' Ada@Example.com,bob@example.com, ' }).SUPER_ADMINS).toEqual([
      'ada@example.com',
      'bob@example.com',
    ])
  })

  it('refuses half of a pair, naming the other half', () => {
    expect(refused({ AUTH_PRIVATE_KEY: 'PEM' })).toEqual(['AUTH_PUBLIC_KEY'])
    expect(refused({ AUTH_PUBLIC_KEY: 'PEM' })).toEqual(['AUTH_PRIVATE_KEY'])
    expect(refused({ MAIL_TRANSPORT: 'resend' })).toEqual(['RESEND_API_KEY', 'MAIL_FROM'])
    expect(refused({ RESEND_API_KEY: 're_test' })).toEqual(['MAIL_FROM'])
  })
})

describe('Stripe', () => {
  it('is asked for by nobody, and taken with both of its secrets', () => {
    expect(readEnv(production)).toMatchObject({ mode: 'production' })
    for (const given of [{}, production]) expect(readEnv({ ...given, ...stripe })).toMatchObject(stripe)
    const restricted = { ...stripe, STRIPE_SECRET_KEY: 'rk_live_ofTheTests' }
    expect(readEnv(restricted)).toMatchObject(restricted)
  })

  it.each([
    ['STRIPE_SECRET_KEY', 'STRIPE_WEBHOOK_SECRET'],
    ['STRIPE_WEBHOOK_SECRET', 'STRIPE_SECRET_KEY'],
  ] as const)('refuses %s alone, naming %s', (given, missing) => {
    expect(refused({ [given]: stripe[given] })).toEqual([missing])
    expect(refused({ ...production, [given]: stripe[given] })).toEqual([missing])
    expect(refused({ [given]: stripe[given], [missing]: ' ' })).toEqual([missing])
  })

  it.each([
    ['STRIPE_SECRET_KEY', ['pk_test_ofTheTests', 'whsec_ofTheTests', 'sk_', 'sk_test_a b', 'secret']],
    ['STRIPE_WEBHOOK_SECRET', ['sk_test_ofTheTests', 'whsec_', 'we_ofTheTests', 'whsec_a b']],
  ])('refuses a %s of another shape, and does not show it', (name, values) => {
    for (const value of values) {
      const wrong = { ...stripe, [name]: value }
      expect(refused(wrong), value).toEqual([name])
      expect(() => readEnv(wrong)).not.toThrow('ofTheTests')
    }
  })
})

describe('production', () => {
  it('runs when everything is given', () => {
    expect(readEnv(production)).toMatchObject({ mode: 'production', MAIL_TRANSPORT: 'resend' })
    const pem = { ...production, AUTH_KEYS: undefined, AUTH_PRIVATE_KEY: 'PEM', AUTH_PUBLIC_KEY: 'PEM' }
    expect(readEnv(pem).mode).toBe('production')
    const mailbox = {
      ...production,
      RESEND_API_KEY: undefined,
      MAIL_FROM: undefined,
      MAIL_TRANSPORT: 'mailbox',
    }
    expect(readEnv(mailbox).MAIL_TRANSPORT).toBe('mailbox')
  })

  it.each(['APP_URL', 'DATABASE_URL', 'AUTH_KEYS', 'AUTH_SECRET', 'RESEND_API_KEY', 'MAIL_FROM'])(
    'refuses to run without %s, naming it',
    (name) => {
      expect(refused({ ...production, [name]: undefined })).toEqual([name])
      expect(refused({ ...production, [name]: '' })).toEqual([name])
    },
  )

  it('refuses http, and names all that is missing at once', () => {
    expect(refused({ ...production, APP_URL: 'http://app.example.com' })).toEqual(['APP_URL'])
    expect(refused({ NODE_ENV: 'production', APP_URL: 'https://app.example.com' })).toEqual([
      'DATABASE_URL',
      'AUTH_KEYS',
      'AUTH_SECRET',
      'RESEND_API_KEY',
    ])
  })

  it('AUD-3 shows no secret in a refusal', () => {
    const attempt = () =>
      readEnv({ ...production, AUTH_SECRET: 'hunter2', DATABASE_URL: 'mysql://app:hunter2@db' })
    expect(attempt).toThrow(expect.objectContaining({ message: expect.not.stringContaining('hunter2') }))
  })
})
