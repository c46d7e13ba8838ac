import bcrypt from 'bcryptjs'
import { describe, expect, it } from 'vitest'
import { race } from '@/e2e/harness/race'
import { createTestAuth, goodPassword, type TestAuth } from '@/e2e/harness/test-auth'

const email = 'ada@example.com'
const wrong = { email, password: 'not the password at all' }
const right = { email, password: goodPassword }

async function withAda(options = {}) {
  const world = createTestAuth(options)
  await world.signUpVerified(email)
  return world
}

/** An account from elsewhere: an imported hash, or none. */
async function addUser(
  { stores, clock, auth }: TestAuth,
  address: string,
  passwordHash: string | null,
  disabled = false,
) {
  const id = `019aa5d0-7a3e-7c2b-9f4d-${String(auth.config.appUrl.length + address.length).padStart(12, '0')}`
  await stores.users.createUser(
    { id, email: address, name: '', emailVerified: true, disabled, createdAt: clock.now() },
    passwordHash,
  )
  return id
}

describe('signing in', () => {
  it('answers 200 with the person and both cookies', async () => {
    const { browser, clock, userOf, audit } = await withAda()
    const answer = await browser().post('/api/auth/signin', {
      email: ' ADA@Example.com',
      password: goodPassword,
    })
    const user = await userOf(email)
    expect(answer.status).toBe(200)
    expect(answer.json()).toEqual({
      user: { id: user.id, email, name: 'Ada', emailVerified: true },
      expiresAt: new Date(clock.now() + 60_000).toISOString(),
    })
    const attributes = (maxAge: number) => [
      'Path=/',
      `Max-Age=${maxAge}`,
      'HttpOnly',
      'SameSite=Lax',
      'Secure',
    ]
    expect(answer.cookies).toEqual([
      {
        name: '__Host-sid',
        value: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/),
        attributes: attributes(60),
      },
      { name: '__Host-ref', value: expect.stringMatching(/^[\w-]{70}$/), attributes: attributes(604_800) },
    ])
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(audit.at(-1)).toMatchObject({
      action: 'auth.sign_in',
      actorId: user.id,
      data: { deviceName: 'Chrome on macOS' },
    })
  })

  it('has plain cookie names and no Secure on http://localhost', async () => {
    const { browser } = await withAda({ appUrl: 'http://localhost:3000' })
    const { cookies } = await browser().post('/api/auth/signin', right)
    expect(cookies.map(({ name }) => name)).toEqual(['sid', 'ref'])
    expect(cookies.flatMap(({ attributes }) => attributes)).not.toContain('Secure')
  })

  it('ENU-1 ENU-4 answers unknown, wrong, password-less and disabled alike', async () => {
    const world = await withAda()
    const bcryptHash = bcrypt.hashSync(goodPassword, 4)
    await addUser(world, 'oauth@example.com', null)
    await addUser(world, 'disabled@example.com', bcryptHash, true)
    const { browser } = world
    const answers = await Promise.all([
      browser().post('/api/auth/signin', wrong),
      browser().post('/api/auth/signin', { email: 'nobody@example.com', password: goodPassword }),
      browser().post('/api/auth/signin', { email: 'oauth@example.com', password: goodPassword }),
      browser().post('/api/auth/signin', { email: 'disabled@example.com', password: goodPassword }),
    ])
    for (const answer of answers) {
      expect([answer.status, answer.code, answer.text]).toEqual([
        401,
        'INVALID_CREDENTIALS',
        answers[0]?.text,
      ])
      expect([...answer.headers.keys()]).toEqual([...(answers[0]?.headers.keys() ?? [])])
      expect(answer.cookies).toEqual([])
    }
    expect((await browser().post('/api/auth/signin', right)).status).toBe(200)
  })

  it('tells of a missing verification only to who knows the password', async () => {
    const { browser } = createTestAuth()
    await browser().post('/api/auth/signup', right)
    expect((await browser().post('/api/auth/signin', wrong)).code).toBe('INVALID_CREDENTIALS')
    const answer = await browser().post('/api/auth/signin', right)
    expect([answer.status, answer.code, answer.cookies]).toEqual([403, 'EMAIL_NOT_VERIFIED', []])
  })

  it('ENU-4 tells a disabled person nothing, not even that the address waits for verification', async () => {
    const { browser, stores, userOf, clock } = createTestAuth()
    await browser().post('/api/auth/signup', right)
    await stores.users.setDisabled((await userOf(email)).id, clock.now())
    expect((await browser().post('/api/auth/signin', right)).code).toBe('INVALID_CREDENTIALS')
  })

  it('never lives longer than the session may altogether', async () => {
    const { browser, clock } = await withAda({ session: { refreshTtl: '7d', absoluteTtl: '1d' } })
    const own = browser()
    const { cookies } = await own.post('/api/auth/signin', right)
    expect(cookies[1]?.attributes[1]).toBe('Max-Age=86400')
    clock.advance('1d')
    expect((await own.post('/api/auth/refresh')).code).toBe('SESSION_EXPIRED')
  })

  it('CSR-7 ends the session that this browser had: nobody could use it again', async () => {
    const { browser, signIn, signUpVerified } = await withAda()
    await signUpVerified('bob@example.com')
    const { browser: own } = await signIn(email)
    const before = own.copy()
    await signIn('bob@example.com', goodPassword, own)
    expect((await own.get('/api/auth/session')).json()).toMatchObject({ user: { email: 'bob@example.com' } })
    expect((await before.get('/api/auth/session')).status).toBe(401)
    expect((await before.post('/api/auth/refresh')).code).toBe('SESSION_REVOKED')
    expect((await browser().get('/api/auth/session')).status).toBe(401)
  })

  it('replaces an imported or outdated hash', async () => {
    const world = createTestAuth()
    await addUser(world, email, bcrypt.hashSync(goodPassword, 4))
    const stored = async () => (await world.stores.users.findByEmail(email))?.passwordHash
    expect((await world.browser().post('/api/auth/signin', wrong)).status).toBe(401)
    expect(await stored()).toMatch(/^\$2/)
    expect((await world.browser().post('/api/auth/signin', right)).status).toBe(200)
    expect(await stored()).toMatch(/^\$argon2id\$v=19\$m=64,t=1/)
    expect((await world.browser().post('/api/auth/signin', right)).status).toBe(200)
  })

  it('replaces it once, and lets everyone in who signs in at that moment', async () => {
    const world = createTestAuth()
    await addUser(world, email, bcrypt.hashSync(goodPassword, 4))
    const { byStatus } = await race(5, () => world.browser().post('/api/auth/signin', right))
    expect(byStatus).toEqual({ 200: 5 })
    expect((await world.browser().post('/api/auth/signin', right)).status).toBe(200)
  })

  it('mails when the device is new, and only then', async () => {
    const { browser, mailsTo, mails } = await withAda()
    await browser().post('/api/auth/signin', right)
    expect(mailsTo(email)).not.toContain('new-sign-in')
    await browser({ address: '198.51.100.7', userAgent: 'curl/8.5.0' }).post('/api/auth/signin', right)
    expect(mails.at(-1)).toMatchObject({
      kind: 'new-sign-in',
      deviceName: 'curl',
      ipAddress: '198.51.100.7',
      link: 'https://app.example.com/account/sessions',
    })
    await browser({ address: '198.51.100.7', userAgent: 'curl/8.5.0' }).post('/api/auth/signin', right)
    expect(mailsTo(email).filter((kind) => kind === 'new-sign-in')).toHaveLength(1)
  })

  it('runs its hooks: the first may not tell people apart, the last runs in the transaction', async () => {
    const seen: string[] = []
    const world = createTestAuth({
      hooks: {
        beforeSignIn: ({ email: address }) => void seen.push(address),
        afterSignIn: async (user, session, { sessions }) =>
          void seen.push(`${user.email} ${(await sessions.findSession(session.id)) !== null}`),
      },
    })
    await world.signUpVerified(email)
    seen.length = 0
    await world.browser().post('/api/auth/signin', wrong)
    await world.browser().post('/api/auth/signin', right)
    expect(seen).toEqual([email, email, `${email} true`])
  })
})

describe('the limit of an address over all clients', () => {
  it('RAT-8 lets past whoever signed in from there before, and no one else', async () => {
    const { browser } = await withAda()
    for (let at = 0; at < 100; at++)
      await browser({ address: `198.51.100.${at}` }).post('/api/auth/signin', wrong)
    const from = async (address?: string, body = right) =>
      (await browser(address ? { address } : {}).post('/api/auth/signin', body)).status
    expect(await from('198.51.100.200')).toBe(429)
    expect(await from('198.51.100.200', { ...right, email: 'nobody@example.com' })).toBe(401)
    expect(await from()).toBe(200)
  })
})

describe('the session cap', () => {
  it('REF-7 makes room for a 51st by ending the oldest', async () => {
    const { browser, stores, userOf, clock } = await withAda({ session: { maxPerUser: 50 } })
    const browsers = []
    for (let at = 0; at < 50; at++) {
      clock.advance('1s')
      browsers.push(browser())
      expect((await browsers.at(-1)?.post('/api/auth/signin', right))?.status).toBe(200)
    }
    const { id } = await userOf(email)
    expect(await stores.sessions.countActiveSessions(id, clock.now())).toBe(50)
    expect((await browsers[0]?.post('/api/auth/refresh'))?.status).toBe(200)
    expect((await browser().post('/api/auth/signin', right)).status).toBe(200)
    expect(await stores.sessions.countActiveSessions(id, clock.now())).toBe(50)
    expect((await browsers[0]?.get('/api/auth/session'))?.status).toBe(401)
    expect((await browsers[1]?.post('/api/auth/refresh'))?.status).toBe(200)
  })

  it('REF-7 holds for sign-ins at once', async () => {
    const { browser, stores, userOf, clock } = await withAda({ session: { maxPerUser: 3 } })
    expect((await race(20, () => browser().post('/api/auth/signin', right))).byStatus).toMatchObject({
      200: expect.any(Number),
    })
    expect(await stores.sessions.countActiveSessions((await userOf(email)).id, clock.now())).toBe(3)
  })
})
