import { decodeJwt, decodeProtectedHeader, SignJWT } from 'jose'
import { describe, expect, it, vi } from 'vitest'
import { createFakeClock } from '@/e2e/harness/fake-time'
import type { AuthUser, StoredSession } from '../types'
import { createAccessTokens, type AccessTokenOptions } from './access-token'
import { createKeyRing, generateKey } from './key-ring'
import type { TokenTenant } from './token-content'

const es256 = generateKey('ES256')
const issuer = 'https://app.example.com'
const user: AuthUser = {
  id: 'u1',
  email: 'ada@example.com',
  name: 'Ada',
  emailVerified: true,
  disabled: false,
  createdAt: 0,
}
const session = {
  id: 's1',
  generation: 4,
  factorVerifiedAt: 1_700_000_000_999,
} as StoredSession

function setUp(options: Partial<AccessTokenOptions> = {}) {
  const clock = createFakeClock()
  const keys = createKeyRing({ keys: [es256] }, 'ES256', clock)
  const base = { keys, algorithm: 'ES256' as const, issuer, audience: issuer, ttlMs: 60_000, clock }
  const tokens = createAccessTokens({ ...base, ...options })
  return {
    clock,
    keys,
    tokens,
    issue: async (tenant: TokenTenant = { id: 't1', slug: 'acme', acl: null }) =>
      tokens.issue(session, user, { claims: await tokens.claimsOf(user), tenant }, clock.now()),
  }
}

describe('issue', () => {
  it('says who, in which session and tenant, and since when with a second factor', async () => {
    const { issue, clock } = setUp()
    const { token, expiresAt } = await issue()
    const seconds = clock.now() / 1_000
    expect(decodeProtectedHeader(token)).toEqual({ alg: 'ES256', typ: 'at+jwt', kid: es256.kid })
    expect(decodeJwt(token)).toEqual({
      ...{
        iss: issuer,
        aud: issuer,
        sub: 'u1',
        sid: 's1',
        jti: `s1.4.${seconds}`,
        iat: seconds,
        exp: seconds + 60,
      },
      ...{ tenantId: 't1', tenantSlug: 'acme', fva: 1_700_000_000 },
      ...{ email: 'ada@example.com', email_verified: true, name: 'Ada' },
    })
    expect(expiresAt).toBe(clock.now() + 60_000)
  })

  it('carries the claims of the adopter, and refuses those that are its own', async () => {
    const { tokens, issue } = setUp({
      claims: (person) => ({ plan: 'pro', initials: person.name.slice(0, 1) }),
    })
    expect((await tokens.verify((await issue()).token))?.claims).toEqual({ plan: 'pro', initials: 'A' })
    for (const name of [
      'iss',
      'aud',
      'sub',
      'sid',
      'jti',
      'iat',
      'exp',
      'nbf',
      'tenantId',
      'tenantSlug',
      'fva',
      'email',
      'email_verified',
      'name',
      'act',
      'acl',
    ]) {
      await expect(setUp({ claims: () => ({ [name]: 'x' }) }).issue(), name).rejects.toThrow(
        `must not set ${name}`,
      )
    }
  })

  it('says so when the claims outgrow a cookie, instead of letting browsers drop it', async () => {
    await expect(setUp({ claims: () => ({ tags: 'x'.repeat(3_000) }) }).issue()).rejects.toThrow(
      'a cookie holds 3800',
    )
    const { tokens, issue } = setUp({ claims: () => ({ tags: 'x'.repeat(2_000) }) })
    expect(await tokens.verify((await issue()).token)).not.toBeNull()
  })
})

describe('the access set in a token', () => {
  const acl = { catalog: 'c', set: 'x'.repeat(900), at: 1 }

  it('stands there whole', async () => {
    const { tokens, issue } = setUp()
    expect((await tokens.verify((await issue({ id: 't1', slug: 'acme', acl })).token))?.acl).toEqual(acl)
  })

  it('gives way to the claims where a cookie has no room for both, all but its catalogue', async () => {
    const { tokens, issue } = setUp({ claims: () => ({ tags: 'x'.repeat(2_000) }) })
    const { token } = await issue({ id: 't1', slug: 'acme', acl })
    expect(token.length).toBeLessThanOrEqual(3_800)
    expect((await tokens.verify(token))?.acl).toEqual({ catalog: 'c' })
  })
})

describe('verify', () => {
  it('gives back what was said', async () => {
    const { tokens, issue, clock } = setUp()
    expect(await tokens.verify((await issue()).token)).toEqual({
      ...{ id: 's1', tenantId: 't1', tenantSlug: 'acme', acl: null, fva: 1_700_000_000, claims: {} },
      expiresAt: new Date(clock.now() + 60_000).toISOString(),
      user: { id: 'u1', email: 'ada@example.com', name: 'Ada', emailVerified: true },
    })
  })

  it('JWT-5 holds until the last millisecond, also when the answer is remembered', async () => {
    const { tokens, issue, clock } = setUp()
    const { token } = await issue()
    clock.advance(59_999)
    expect(await tokens.verify(token)).not.toBeNull()
    clock.advance(1)
    expect(await tokens.verify(token)).toBeNull()
  })

  it('asks the key once for the same token', async () => {
    const { tokens, issue, keys } = setUp()
    const { token } = await issue()
    const asked = vi.spyOn(keys, 'verifying')
    for (let at = 0; at < 10; at++) await tokens.verify(token)
    expect(asked).toHaveBeenCalledTimes(1)
  })

  it('remembers no more tokens than it may, and no bad one', async () => {
    const { tokens, keys, issue, clock } = setUp({ cacheSize: 2 })
    const [first] = [await issue(), clock.advance('1s')]
    await tokens.verify(first.token)
    for (let at = 0; at < 2; at++) {
      await tokens.verify((await issue()).token)
      clock.advance('1s')
    }
    const asked = vi.spyOn(keys, 'verifying')
    expect(await tokens.verify(first.token)).not.toBeNull()
    await tokens.verify(`${first.token}x`)
    await tokens.verify(`${first.token}x`)
    expect(asked).toHaveBeenCalledTimes(3)
  })

  it('JWT-4 looks no key up for a token or a kid longer than any of ours', async () => {
    const { tokens, issue, keys } = setUp()
    const { token } = await issue()
    const named = (kid: unknown) =>
      [
        Buffer.from(JSON.stringify({ alg: 'ES256', kid })).toString('base64url'),
        ...token.split('.').slice(1),
      ].join('.')
    const asked = vi.spyOn(keys, 'verifying')
    for (const text of [
      `${token}${'x'.repeat(4_096)}`,
      named('k'.repeat(129)),
      named(7),
      named(['k']),
      named(undefined),
    ])
      expect(await tokens.verify(text)).toBeNull()
    expect(asked).not.toHaveBeenCalled()
    await tokens.verify(named('k'.repeat(128)))
    expect(asked).toHaveBeenCalledTimes(1)
  })
})

describe('a token signed with our own key', () => {
  /** One as we make them, but for the claims that a test changes (undefined: left out). */
  async function signed(changes: Record<string, unknown> = {}) {
    const { tokens, keys, clock } = setUp()
    const now = clock.now() / 1_000
    const { kid, key } = await keys.signing()
    const usual = { iss: issuer, aud: issuer, sub: 'u1', sid: 's1', jti: 'j', iat: now, exp: now + 60 }
    const changed = Object.entries(changes).map(([name, value]) => [
      name,
      typeof value === 'function' ? (value as (now: number) => unknown)(now) : value,
    ])
    const token = await new SignJWT({ ...usual, email: 'ada@example.com', ...Object.fromEntries(changed) })
      .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid })
      .sign(key)
    return tokens.verify(token)
  }
  const seconds = (ahead: number) => (now: number) => now + ahead

  it('is taken when every claim is of its kind', async () => {
    expect(await signed()).toMatchObject({ id: 's1', tenantId: null, fva: null, user: { id: 'u1' } })
  })

  const wrong: [string, unknown][] = [
    ...['iss', 'aud', 'sub', 'sid', 'jti', 'iat', 'exp', 'email'].map(
      (name) => [name, undefined] as [string, unknown],
    ),
    ...['sub', 'sid', 'email'].map((name) => [name, 7] as [string, unknown]),
    ['iat', 'now'],
    ['exp', 'later'],
  ]
  it.each(wrong)('JWT-5 JWT-6 says nothing when %s is %s', async (name, value) =>
    expect(await signed({ [name]: value })).toBeNull(),
  )

  it('JWT-5 may come from a clock five seconds ahead, and no further', async () => {
    expect(await signed({ iat: seconds(5) })).not.toBeNull()
    expect(await signed({ iat: seconds(6) })).toBeNull()
  })

  it('JWT-5 lives no longer than a token of today, for its revocation would be forgotten', async () => {
    expect(await signed({ exp: seconds(66) })).not.toBeNull()
    expect(await signed({ exp: seconds(67) })).toBeNull()
    expect(await signed({ exp: seconds(3_600) })).toBeNull()
  })

  it('gives nobody a name, address, tenant or factor by a claim of another kind', async () => {
    expect(await signed({ name: 7, email_verified: 'true', tenantId: 7, fva: '1' })).toMatchObject({
      user: { name: '', emailVerified: false },
      tenantId: null,
      fva: null,
    })
  })
})
