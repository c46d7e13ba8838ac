import { describe, expect, it } from 'vitest'
import { race } from '@/e2e/harness/race'
import { createTestAuth, type TestAuth, goodPassword } from '@/e2e/harness/test-auth'

const email = 'ada@example.com'
const right = { email, password: goodPassword }

async function signedUp(options = {}) {
  const world = createTestAuth(options)
  const own = world.browser()
  await own.post('/api/auth/signup', right)
  return { ...world, own, token: world.mailedToken('verify-email', email) }
}

describe('opening a verification link', () => {
  it('verifies and signs in where the sign-up was made', async () => {
    const { own, token, userOf, clock, audit } = await signedUp()
    const answer = await own.post('/api/auth/verify-email', { token })
    expect(answer.status).toBe(200)
    expect(answer.json()).toEqual({
      user: expect.objectContaining({ email, emailVerified: true }),
      expiresAt: new Date(clock.now() + 60_000).toISOString(),
    })
    expect(answer.cookies.map(({ name }) => name).sort()).toEqual([
      '__Host-ref',
      '__Host-sid',
      '__Host-signup',
    ])
    expect([...own.cookies.keys()].sort()).toEqual(['__Host-ref', '__Host-sid'])
    expect((await own.get('/api/auth/session')).status).toBe(200)
    expect((await userOf(email)).emailVerified).toBe(true)
    expect(audit.map(({ action }) => action)).toEqual(['auth.sign_up', 'auth.verify_email', 'auth.sign_in'])
  })

  it('verifies and signs nobody in anywhere else', async () => {
    const { browser, token, signIn } = await signedUp()
    const elsewhere = browser()
    const answer = await elsewhere.post('/api/auth/verify-email', { token })
    expect([answer.status, answer.json(), answer.cookies]).toEqual([
      200,
      { user: expect.objectContaining({ emailVerified: true }) },
      [],
    ])
    expect((await elsewhere.get('/api/auth/session')).status).toBe(401)
    expect((await signIn(email)).answer.status).toBe(200)
  })

  it('signs nobody in with the sign-up cookie of another sign-up', async () => {
    const { browser, token } = await signedUp()
    const stranger = browser()
    await stranger.post('/api/auth/signup', { email: 'eve@example.com', password: goodPassword })
    expect((await stranger.post('/api/auth/verify-email', { token })).cookies).toEqual([])
  })

  it('works once, of fifty at a time', async () => {
    const { own, token } = await signedUp()
    const { byStatus, answers } = await race(50, () => own.copy().post('/api/auth/verify-email', { token }))
    expect(byStatus).toEqual({ 200: 1, 400: 49 })
    expect(new Set(answers.map(({ code }) => code))).toEqual(new Set([undefined, 'TOKEN_INVALID']))
  })

  it('tells an expired link from one that is none', async () => {
    const { own, token, clock, userOf } = await signedUp()
    for (const other of ['x'.repeat(43), `${token}x`, token.slice(1)]) {
      expect((await own.post('/api/auth/verify-email', { token: other })).code).toBe('TOKEN_INVALID')
    }
    clock.advance('24h')
    expect((await own.post('/api/auth/verify-email', { token })).code).toBe('TOKEN_EXPIRED')
    expect((await userOf(email)).emailVerified).toBe(false)
  })

  it('is good until the last moment', async () => {
    const { own, token, clock } = await signedUp()
    clock.advance(24 * 3_600_000 - 1)
    expect((await own.post('/api/auth/verify-email', { token })).status).toBe(200)
  })

  it('does nothing for a person who was disabled meanwhile', async () => {
    const { own, token, stores, userOf, clock } = await signedUp()
    await stores.users.setDisabled((await userOf(email)).id, clock.now())
    expect((await own.post('/api/auth/verify-email', { token })).code).toBe('TOKEN_INVALID')
    expect((await userOf(email)).emailVerified).toBe(false)
  })

  describe('beside a session that was made before', () => {
    /** A session of the person whose address is still to be verified, made by hand. */
    async function withSession({ stores, userOf, browser, clock, signUpVerified }: TestAuth) {
      await signUpVerified('bob@example.com')
      await browser().post('/api/auth/signup', { email, password: 'the password of a stranger' })
      const [bob, { id }] = [await userOf('bob@example.com'), await userOf(email)]
      const [session] = await stores.sessions.listActiveSessions(bob.id, clock.now())
      if (!session) throw new Error('bob has no session')
      const own = { ...session, userId: id, refreshTokenHash: 'x' }
      await stores.sessions.createSessionWithId('019aa5d0-7a3e-7c2b-9f4d-0123456789ab', own)
      return () => stores.sessions.countActiveSessions(id, clock.now())
    }

    it('ends it when it was made with another password', async () => {
      const world = createTestAuth()
      const sessions = await withSession(world)
      await world.browser().post('/api/auth/signup', right)
      await world
        .browser()
        .post('/api/auth/verify-email', { token: world.mailedToken('verify-email', email) })
      expect(await sessions()).toBe(0)
    })

    it('leaves it when the password is the same', async () => {
      const world = createTestAuth()
      const sessions = await withSession(world)
      await world
        .browser()
        .post('/api/auth/verify-email', { token: world.mailedToken('verify-email', email) })
      expect(await sessions()).toBe(1)
    })
  })
})

describe('asking for the link again', () => {
  it('mails a new link that belongs to the same sign-up', async () => {
    const { own, mails, mailedToken, token } = await signedUp()
    const answer = await own.post('/api/auth/resend-verification', { email })
    expect([answer.status, answer.text, mails.length]).toEqual([204, '', 2])
    expect(mailedToken('verify-email', email)).not.toBe(token)
    expect(
      (await own.post('/api/auth/verify-email', { token: mailedToken('verify-email', email) })).json(),
    ).toHaveProperty('expiresAt')
  })

  it('ENU-1 answers unknown, verified and waiting addresses alike', async () => {
    const { browser, signUpVerified, mails } = await signedUp()
    await signUpVerified('bob@example.com')
    const before = mails.length
    const answers = await Promise.all(
      [email, 'bob@example.com', 'nobody@example.com'].map((address) =>
        browser().post('/api/auth/resend-verification', { email: address }),
      ),
    )
    for (const answer of answers)
      expect([answer.status, answer.text, [...answer.headers.keys()]]).toEqual([
        204,
        '',
        [...(answers[0]?.headers.keys() ?? [])],
      ])
    expect(mails.slice(before)).toMatchObject([{ kind: 'verify-email', to: email }])
  })

  it('ENU-3 keeps its answer past the limit of 3 an hour, and mails no more until the hour is over', async () => {
    const { own, mails, clock } = await signedUp()
    const { byStatus } = await race(10, () => own.post('/api/auth/resend-verification', { email }))
    expect([byStatus, mails.length]).toEqual([{ 204: 10 }, 4])
    clock.advance('1h')
    await own.post('/api/auth/resend-verification', { email: ' ADA@example.com' })
    expect(mails).toHaveLength(5)
  })

  it('takes the password of the latest sign-up also when every link has expired', async () => {
    const { browser, clock, mailedToken } = createTestAuth()
    await browser().post('/api/auth/signup', { email, password: 'the password of a stranger' })
    clock.advance('1h')
    const own = browser()
    await own.post('/api/auth/signup', right)
    clock.advance('25h')
    await own.post('/api/auth/resend-verification', { email })
    expect(
      (await own.post('/api/auth/verify-email', { token: mailedToken('verify-email', email) })).status,
    ).toBe(200)
    expect(
      (await browser().post('/api/auth/signin', { email, password: 'the password of a stranger' })).status,
    ).toBe(401)
    expect((await browser().post('/api/auth/signin', right)).status).toBe(200)
  })
})
