import { createLocalJWKSet, jwtVerify } from 'jose'
import { describe, expect, it, vi } from 'vitest'
import { createFakeFeed } from '@/e2e/harness/fake-feed'
import { createMemoryStores } from '@/lib/stores/memory/stores'
import { createTestAuth, goodPassword, appUrl, testKey } from '@/e2e/harness/test-auth'
import { createAuth } from './create-auth'
import { generateKey } from './tokens/key-ring'
import { rotateKeys } from './tokens/rotate-keys'

const email = 'ada@example.com'

describe('createAuth', () => {
  it('runs with no options at all, on memory', async () => {
    const auth = createAuth({ emailPassword: { hasher: { memoryCost: 64, timeCost: 1 } } })
    expect(await auth.api.signUp({ email, password: goodPassword })).toMatchObject({
      ok: true,
      value: { user: { email } },
    })
    expect(await auth.api.signUp({ email, password: goodPassword })).toMatchObject({
      ok: false,
      error: { code: 'EMAIL_TAKEN' },
    })
    expect(auth.config.algorithm).toBe('RS256')
  })

  it('has no actions for what is switched off', async () => {
    const { browser, actions } = createTestAuth({
      emailVerification: { enabled: false, required: false },
      passwordReset: { enabled: false },
    })
    for (const path of ['verify-email', 'resend-verification', 'forgot-password', 'reset-password']) {
      expect((await browser().post(`/api/auth/${path}`, {})).status, path).toBe(404)
    }
    expect(actions.map(({ key }) => key)).toContain('signUp')
  })

  it('keeps no process alive: neither it nor its stores start a timer', async () => {
    const timers = () =>
      process.getActiveResourcesInfo().filter((name) => /Timeout|Immediate/.test(name)).length
    const before = timers()
    const { auth, signUpVerified, signIn } = createTestAuth()
    await auth.start()
    await signUpVerified(email)
    await signIn(email)
    expect(timers()).toBeLessThanOrEqual(before)
    await auth.stop()
  })
})

describe('origins', () => {
  it('CSR-3 are the own one and those that the adopter names, compared exactly', async () => {
    const tenant = 'https://acme.example.com'
    const { browser } = createTestAuth({ isOwnOrigin: (origin) => origin === tenant })
    const from = async (origin: string, own = browser()) =>
      (await own.post('/api/auth/signin', { email, password: goodPassword }, { headers: { origin } })).code
    for (const origin of [appUrl, tenant]) expect(await from(origin)).toBe('INVALID_CREDENTIALS')
    for (const origin of [`${tenant}.evil.example`, 'https://evil.example', 'null'])
      expect(await from(origin), origin).toBe('CSRF')
    expect(await from(tenant, createTestAuth().browser())).toBe('CSRF')
  })
})

describe('the revocation feed', () => {
  it('is started and stopped with it; without one there is nothing to start', async () => {
    const feed = createFakeFeed()
    const calls = [vi.spyOn(feed, 'start'), vi.spyOn(feed, 'stop')]
    // Starts what it makes, as the server does.
    const { auth } = createTestAuth({ revocationFeed: feed })
    await auth.stop()
    for (const call of calls) expect(call).toHaveBeenCalledTimes(1)
    calls.forEach((call) => call.mockRejectedValueOnce(new Error('down')))
    await expect(auth.start()).rejects.toThrow('down')
    await expect(auth.stop()).rejects.toThrow('down')
    const alone = createAuth({ session: { algorithm: 'ES256' } })
    await expect(alone.start()).resolves.toBeUndefined()
    await expect(alone.stop()).resolves.toBeUndefined()
  })

  it('is not trusted where there is none: over a given store each session is looked up', async () => {
    const world = createTestAuth({ revocationFeed: undefined })
    const { browser } = await world.signUpVerified(email)
    const { session } = (await browser.get('/api/auth/session')).json<{ session: { id: string } }>()
    await world.stores.sessions.revokeSession(session.id, world.clock.now())
    expect((await browser.get('/api/auth/session')).status).toBe(401)
  })
})

describe('access rules', () => {
  it('refuse what is valid and allowed otherwise, and see input, session and address', async () => {
    const seen: unknown[] = []
    const world = createTestAuth({
      access: {
        updateProfile: (input, { auth, ip }) => {
          seen.push([input, auth?.user.email, ip])
          return input.name !== 'Root'
        },
        signIn: ({ email: address }) => address !== 'eve@example.com',
      },
    })
    const { browser } = await world.signUpVerified(email)
    const refused = await browser.patch('/api/auth/me', { name: 'Root' })
    expect([refused.status, refused.code]).toEqual([403, 'FORBIDDEN'])
    expect((await browser.patch('/api/auth/me', { name: 'Ada' })).status).toBe(200)
    expect(seen).toEqual([
      [{ name: 'Root' }, email, '192.0.2.10'],
      [{ name: 'Ada' }, email, '192.0.2.10'],
    ])
    expect(
      (await world.browser().post('/api/auth/signin', { email: 'eve@example.com', password: goodPassword }))
        .code,
    ).toBe('FORBIDDEN')
    expect((await world.browser().get('/api/auth/.well-known/jwks.json')).status).toBe(200)
  })

  it('refuse when they fail, and hold for auth.api and forms alike', async () => {
    const { browser, auth } = createTestAuth({
      access: { signIn: () => Promise.reject(new Error('down')), signUp: () => false },
    })
    expect((await browser().post('/api/auth/signin', { email, password: goodPassword })).status).toBe(500)
    expect(await auth.api.signUp({ email, password: goodPassword })).toMatchObject({
      ok: false,
      error: { code: 'FORBIDDEN' },
    })
  })
})

describe('claims', () => {
  it('are in the token, made anew at each refresh', async () => {
    let plan = 'free'
    const world = createTestAuth({ claims: async () => ({ plan }) })
    const { browser } = await world.signUpVerified(email)
    plan = 'pro'
    await browser.post('/api/auth/refresh')
    const token = browser.cookies.get('__Host-sid') ?? ''
    expect(
      (JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as { plan: string }).plan,
    ).toBe('pro')
  })

  it('cannot stand in for the claims of the token', async () => {
    const world = createTestAuth({
      claims: () => ({ sub: 'somebody else' }),
      emailVerification: { enabled: false, required: false },
    })
    const answer = await world.browser().post('/api/auth/signup', { email, password: goodPassword })
    expect([answer.status, answer.cookies]).toEqual([500, []])
    expect(String(world.log.at(-1)?.cause)).toContain('must not set sub')
  })
})

describe('the JWKS', () => {
  it('JWT-9 may be cached, shows no private part and verifies the tokens of today', async () => {
    const world = createTestAuth()
    const { browser } = await world.signUpVerified(email)
    const answer = await world.browser().get('/api/auth/.well-known/jwks.json')
    expect(answer.headers.get('cache-control')).toBe('public, max-age=300')
    expect(answer.json()).toEqual({
      keys: [
        { kty: 'EC', crv: 'P-256', kid: testKey.kid, alg: 'ES256', use: 'sig', x: testKey.x, y: testKey.y },
      ],
    })
    expect(answer.text).not.toContain(testKey.d)
    const { payload } = await jwtVerify(
      browser.cookies.get('__Host-sid') ?? '',
      createLocalJWKSet(answer.json()),
      {
        ...{
          issuer: appUrl,
          audience: appUrl,
          typ: 'at+jwt',
          algorithms: ['ES256'],
          currentDate: new Date(world.clock.now()),
        },
      },
    )
    expect(payload.email).toBe(email)
  })

  it('rotates with nobody signed out and every token verifiable by what is published', async () => {
    const first = { keys: [generateKey('ES256')] }
    const world = createTestAuth({ keys: first })
    const { browser } = await world.signUpVerified(email)
    const jwks = async () =>
      (await world.browser().get('/api/auth/.well-known/jwks.json')).json<{ keys: { kid: string }[] }>()
    world.auth.keys.replace(
      rotateKeys(first, 'ES256', world.clock.now() / 1_000, { publishAhead: 600, keepOld: 120 }),
    )
    const signers = new Set<string | undefined>()
    for (let at = 0; at < 30; at++) {
      world.clock.advance('30s')
      expect((await browser.get('/api/auth/session')).status).toBe(200)
      expect((await browser.post('/api/auth/refresh')).status).toBe(200)
      const verified = await jwtVerify(
        browser.cookies.get('__Host-sid') ?? '',
        createLocalJWKSet(await jwks()),
        { currentDate: new Date(world.clock.now()) },
      )
      signers.add(verified.protectedHeader.kid)
    }
    expect(signers.size).toBe(2)
    expect((await jwks()).keys.map(({ kid }) => kid)).not.toContain(first.keys[0]?.kid)
  })
})

describe('without a harness', () => {
  it('answers requests by itself, over some given stores and those of memory', async () => {
    const { stores } = createMemoryStores()
    const hasher = { memoryCost: 64, timeCost: 1 }
    const auth = createAuth({
      userStore: stores.users,
      sessionStore: stores.sessions,
      emailPassword: { hasher },
    })
    const jwks = await auth.handle(new Request('http://localhost:3000/api/auth/.well-known/jwks.json'))
    expect(jwks.status).toBe(200)
    const before = Date.now()
    const signedUp = await auth.api.signUp({ email, password: goodPassword })
    const id = signedUp.ok && 'user' in signedUp.value ? signedUp.value.user.id : ''
    // UUIDv7: its first 48 bits are the time at which it was made.
    expect(parseInt(id.replace('-', '').slice(0, 12), 16)).toBeGreaterThanOrEqual(before)
    const [session] = await stores.sessions.listActiveSessions(id, Date.now())
    expect(session).toMatchObject({ ipAddress: '', clientKey: '', userAgent: '' })
  })

  it('makes ids by the clock it is given', async () => {
    const world = createTestAuth()
    const { user } = await world.signUpVerified(email)
    expect(parseInt(user.id.replace('-', '').slice(0, 12), 16)).toBe(world.clock.now())
  })
})
