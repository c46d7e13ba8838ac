import { createHmac, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { importJWK, SignJWT, type JWTPayload } from 'jose'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { generateKey } from '@/lib/core/auth/tokens/key-ring'
import type { Browser } from '../harness/browser'
import { encode, ownPrivate, payloadOf, signToken } from '../harness/forgery'
import { appUrl, createTestAuth, testKey, type TestAuth } from '../harness/test-auth'

const email = 'ada@example.com'
let world: TestAuth
let genuine: string
let header: Record<string, unknown>
let payload: JWTPayload

beforeEach(async () => {
  world = createTestAuth()
  const { browser } = await world.signUpVerified(email)
  genuine = browser.cookies.get('__Host-sid') ?? ''
  header = { alg: 'ES256', typ: 'at+jwt', kid: testKey.kid }
  payload = payloadOf(genuine)
})

const signed = (head: Record<string, unknown>, key: KeyObject, claims: unknown = payload) =>
  signToken(head, key, claims)

/** A token of our own key, with other headers or claims; a claim set to undefined is left out. */
async function forge(
  claims: JWTPayload = {},
  headers: Record<string, unknown> = {},
  key = testKey,
): Promise<string> {
  const protectedHeader = { ...header, ...headers } as { alg: string }
  return new SignJWT({ ...payload, ...claims })
    .setProtectedHeader(protectedHeader)
    .sign(await importJWK(key, 'ES256'))
}

/** Sent as a cookie and as a Bearer, for reading and for writing. */
async function send(token: string, browser: Browser = world.browser()): Promise<number[]> {
  browser.cookies.set('__Host-sid', token)
  const headers = { authorization: `Bearer ${token}` }
  const answers = [
    await browser.get('/api/auth/session'),
    await browser.patch('/api/auth/me', { name: 'Eve' }),
    await world.browser().get('/api/auth/session', { headers }),
    await world.browser().patch('/api/auth/me', { name: 'Eve' }, { headers }),
  ]
  return answers.map(({ status }) => status)
}

const refused = [401, 401, 401, 401]

describe('access tokens', () => {
  it('JWT-1…6 JWT-8 twin: the genuine one passes, and so does one made by the same rules', async () => {
    expect(await send(genuine)).toEqual([200, 200, 200, 200])
    expect(await send(await forge())).toEqual([200, 200, 200, 200])
  })

  it('JWT-1 alg none in any case, with or without a signature', async () => {
    const [, body, signature] = genuine.split('.')
    for (const alg of ['none', 'None', 'NONE', 'nOnE', '', null, undefined]) {
      expect(await send(`${encode({ ...header, alg })}.${body}.`), String(alg)).toEqual(refused)
      expect(await send(`${encode({ ...header, alg })}.${body}.${signature}`), String(alg)).toEqual(refused)
    }
    expect(await send(`${genuine.split('.').slice(0, 2).join('.')}.`)).toEqual(refused)
  })

  it('JWT-2 HS256 keyed with our public key, in every shape it is published in', async () => {
    const { d: _d, ...jwk } = testKey
    const key = createPublicKey({ key: jwk, format: 'jwk' })
    const secrets = [
      key.export({ type: 'spki', format: 'pem' }),
      key.export({ type: 'spki', format: 'der' }),
      JSON.stringify(jwk),
      testKey.x ?? '',
      '',
    ]
    for (const alg of ['HS256', 'HS384', 'HS512']) {
      for (const secret of secrets) {
        const input = `${encode({ ...header, alg })}.${encode(payload)}`
        expect(
          await send(
            `${input}.${createHmac(alg.replace('HS', 'sha'), secret).update(input).digest('base64url')}`,
          ),
        ).toEqual(refused)
      }
    }
  })

  it('JWT-2 another algorithm than the one configured', async () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 })
    expect(await send(signed({ ...header, alg: 'RS256' }, privateKey))).toEqual(refused)
  })

  it('JWT-3 a key of the attacker in jwk, jku, x5u or x5c: never used, never fetched', async () => {
    const fetched = vi.spyOn(globalThis, 'fetch')
    const own = generateKey('ES256')
    const { d: _d, ...publicJwk } = own
    const url = 'https://evil.example/jwks.json'
    for (const extra of [
      { jwk: publicJwk },
      { jku: url },
      { x5u: url },
      { x5c: ['MIIB'] },
      { jwk: publicJwk, jku: url },
    ]) {
      expect(await send(await forge({}, extra, own))).toEqual(refused)
      expect(await send(await forge({}, { ...extra, kid: own.kid }, own))).toEqual(refused)
    }
    expect(fetched).not.toHaveBeenCalled()
  })

  it('JWT-4 a hostile, huge, unknown or missing kid', async () => {
    const own = generateKey('ES256')
    const kids = [
      'unknown',
      '../../../dev/null',
      "' or 1=1 --",
      '__proto__',
      'x'.repeat(100_000),
      '',
      7,
      null,
      undefined,
      { $ne: '' },
      [testKey.kid],
    ]
    for (const kid of kids)
      expect(await send(withHeader({ kid })), JSON.stringify(kid)?.slice(0, 20)).toEqual(refused)
    expect(await send(await forge({}, { kid: testKey.kid }, own))).toEqual(refused)
  })

  it('JWT-5 expired, not yet valid, from the future, and exp missing or no number', async () => {
    const now = world.clock.now() / 1_000
    const claims = [
      { exp: now },
      { exp: now - 1 },
      { nbf: now + 60 },
      { iat: now + 60, exp: now + 120 },
      { exp: undefined },
      { iat: undefined },
      { exp: now + 86_400 },
    ]
    for (const changed of claims)
      expect(await send(await forge(changed)), JSON.stringify(changed)).toEqual(refused)
    for (const exp of ['9999999999', true, null, [now + 60], {}])
      expect(await send(signed(header, ownPrivate(), { ...payload, exp })), String(exp)).toEqual(refused)
    world.clock.advance(59_999)
    expect((await send(genuine))[0]).toBe(200)
    world.clock.advance(1)
    expect(await send(genuine)).toEqual(refused)
  })

  it('JWT-6 a wrong or missing aud, iss or typ', async () => {
    const evil = 'https://evil.example'
    const claims = [
      { aud: evil },
      { aud: undefined },
      { aud: [] },
      { iss: evil },
      { iss: undefined },
      { iss: `${appUrl}/` },
      { iss: appUrl.toUpperCase() },
    ]
    for (const changed of claims)
      expect(await send(await forge(changed as JWTPayload)), JSON.stringify(changed)).toEqual(refused)
    for (const typ of ['JWT', 'id+jwt', 'at+jwt2', '', undefined, null])
      expect(await send(withHeader({ typ })), String(typ)).toEqual(refused)
    for (const changed of [
      { sub: undefined },
      { sid: undefined },
      { jti: undefined },
      { email: undefined },
      { sid: 7 },
      { sub: ['u'] },
    ]) {
      expect(
        await send(signed(header, ownPrivate(), { ...payload, ...changed })),
        JSON.stringify(changed),
      ).toEqual(refused)
    }
  })

  it('JWT-8 any byte changed under the old signature', async () => {
    const [head, , signature] = genuine.split('.')
    for (const changed of [
      { tenantId: 'another' },
      { acl: 'all' },
      { sub: 'another' },
      { fva: 9_999_999_999 },
      { exp: (payload.exp ?? 0) + 1 },
    ]) {
      expect(
        await send(`${head}.${encode({ ...payload, ...changed })}.${signature}`),
        JSON.stringify(changed),
      ).toEqual(refused)
    }
    expect(await send(`${encode({ ...header, extra: 1 })}.${genuine.split('.')[1]}.${signature}`)).toEqual(
      refused,
    )
    expect(await send(`${genuine}.${signature}`)).toEqual(refused)
  })

  it('JWT-8 a good token of a session or person that is gone, on a write', async () => {
    const { id } = await world.userOf(email)
    await world.stores.users.setDisabled(id, world.clock.now())
    expect(await send(genuine)).toEqual([200, 401, 200, 401])
    await world.stores.users.setDisabled(id, null)
    // Disabling has ended the session, and enabling brings none back.
    expect((await send(genuine))[1]).toBe(401)
    genuine = (await world.signIn(email)).browser.cookies.get('__Host-sid') ?? ''
    payload = payloadOf(genuine)
    expect(await send(genuine)).toEqual([200, 200, 200, 200])
    expect(await send(await forge({ sub: '019aa5d0-7a3e-7c2b-9f4d-0123456789ab' }))).toEqual([
      200, 401, 200, 401,
    ])
  })
})

function withHeader(changed: Record<string, unknown>): string {
  return signed({ ...header, ...changed }, ownPrivate())
}
