import { describe, expect, it } from 'vitest'
import { race } from '@/e2e/harness/race'
import { createTestAuth, goodPassword } from '@/e2e/harness/test-auth'
import { AppError } from '../../errors'

const email = 'ada@example.com'
const body = { email, password: goodPassword, name: 'Ada Lovelace' }
const immediate = { emailVerification: { enabled: false, required: false } }

describe('signing up where addresses are verified', () => {
  it('answers 202, sends a link and signs nobody in', async () => {
    const { browser, mails, userOf, audit, clock } = createTestAuth()
    const answer = await browser().post('/api/auth/signup', body)
    expect([answer.status, answer.json()]).toEqual([202, { status: 'verification_required' }])
    expect(answer.cookies).toEqual([
      {
        name: '__Host-signup',
        value: expect.stringMatching(/^[\w-]{43}$/),
        attributes: ['Path=/', 'Max-Age=86400', 'HttpOnly', 'SameSite=Lax', 'Secure'],
      },
    ])
    expect(mails).toEqual([
      {
        kind: 'verify-email',
        to: email,
        name: 'Ada Lovelace',
        expiresInMs: 86_400_000,
        link: expect.stringMatching(/^https:\/\/app\.example\.com\/verify-email\?token=[\w-]{43}$/),
      },
    ])
    expect(await userOf(email)).toMatchObject({
      email,
      name: 'Ada Lovelace',
      emailVerified: false,
      createdAt: clock.now(),
    })
    expect(audit).toMatchObject([
      {
        action: 'auth.sign_up',
        data: { new: true },
        ipAddress: '192.0.2.10',
        requestId: answer.headers.get('x-request-id'),
      },
    ])
  })

  it('ENU-1 answers a taken address alike, and tells its owner', async () => {
    const { browser, signUpVerified, mailsTo } = createTestAuth()
    await signUpVerified(email)
    const taken = await browser().post('/api/auth/signup', body)
    const fresh = await browser().post('/api/auth/signup', { ...body, email: 'eve@example.com' })
    expect([taken.status, taken.text]).toEqual([fresh.status, fresh.text])
    expect(taken.cookies.map(({ name, attributes }) => ({ name, attributes }))).toEqual(
      fresh.cookies.map(({ name, attributes }) => ({ name, attributes })),
    )
    expect(mailsTo(email)).toEqual(['verify-email', 'sign-up-attempt'])
  })

  it('leaves the password of a taken address as it is', async () => {
    const { browser, signUpVerified, signIn } = createTestAuth()
    await signUpVerified(email)
    const other = 'a password of somebody else'
    await browser().post('/api/auth/signup', { ...body, password: other })
    expect((await signIn(email)).answer.status).toBe(200)
    expect((await browser().post('/api/auth/signin', { email, password: other })).code).toBe(
      'INVALID_CREDENTIALS',
    )
  })

  it('lets the sign-up whose link is opened win with its password, and the others die', async () => {
    const { browser, mails, mailedToken } = createTestAuth()
    await browser().post('/api/auth/signup', { ...body, password: 'the password of a stranger' })
    await browser().post('/api/auth/signup', body)
    const [strangers, own] = mails.map((mail) =>
      'link' in mail ? new URL(mail.link).searchParams.get('token') : null,
    )
    expect(mailedToken('verify-email', email)).toBe(own)
    expect((await browser().post('/api/auth/verify-email', { token: own })).status).toBe(200)
    expect((await browser().post('/api/auth/verify-email', { token: strangers })).code).toBe('TOKEN_INVALID')
    expect(
      (await browser().post('/api/auth/signin', { email, password: 'the password of a stranger' })).status,
    ).toBe(401)
    expect((await browser().post('/api/auth/signin', { email, password: goodPassword })).status).toBe(200)
  })

  it('ENU-4 answers the address of a disabled person alike, and mails nothing to it', async () => {
    const { browser, stores, userOf, clock, mails } = createTestAuth()
    await browser().post('/api/auth/signup', body)
    await stores.users.setDisabled((await userOf(email)).id, clock.now())
    mails.length = 0
    const answer = await browser().post('/api/auth/signup', body)
    expect([answer.status, answer.json(), mails]).toEqual([202, { status: 'verification_required' }, []])
  })

  it('makes one account of fifty sign-ups at once', async () => {
    const { browser, audit } = createTestAuth({
      emailPassword: { signUpRateLimit: { window: '1h', maxAttempts: 50 } },
    })
    const { byStatus } = await race(50, (at) =>
      browser({ address: `192.0.2.${at}` }).post('/api/auth/signup', body),
    )
    expect(byStatus).toEqual({ 202: 50 })
    expect(audit.filter(({ data }) => data.new)).toHaveLength(1)
  })
})

describe('signing up where they are not', () => {
  it('answers 201 with the person and both cookies', async () => {
    const { browser, clock, mails } = createTestAuth(immediate)
    const own = browser()
    const answer = await own.post('/api/auth/signup', body)
    expect(answer.status).toBe(201)
    expect(answer.json()).toEqual({
      user: { id: expect.stringMatching(/-7/), email, name: 'Ada Lovelace', emailVerified: false },
      expiresAt: new Date(clock.now() + 60_000).toISOString(),
    })
    expect(answer.cookies.map(({ name, attributes }) => [name, attributes[1]])).toEqual([
      ['__Host-sid', 'Max-Age=60'],
      ['__Host-ref', 'Max-Age=604800'],
    ])
    expect((await own.get('/api/auth/session')).status).toBe(200)
    expect(mails).toEqual([])
  })

  it('answers 409 for a taken address, once for each of fifty at once', async () => {
    const { browser } = createTestAuth({
      ...immediate,
      emailPassword: { signUpRateLimit: { window: '1h', maxAttempts: 50 } },
    })
    const { byStatus, answers } = await race(50, (at) =>
      browser({ address: `192.0.2.${at}` }).post('/api/auth/signup', body),
    )
    expect(byStatus).toEqual({ 201: 1, 409: 49 })
    const refused = answers.find(({ status }) => status === 409)
    expect([refused?.error, refused?.cookies]).toEqual([
      expect.objectContaining({ code: 'EMAIL_TAKEN', field: 'email' }),
      [],
    ])
  })

  it('leaves a person signed in whose sign-up is refused, and signs the former one out when it is not', async () => {
    const { browser } = createTestAuth(immediate)
    const own = browser()
    await own.post('/api/auth/signup', body)
    const former = own.copy()
    expect((await own.post('/api/auth/signup', body)).status).toBe(409)
    expect((await own.post('/api/auth/refresh')).status).toBe(200)
    expect((await own.post('/api/auth/signup', { ...body, email: 'bob@example.com' })).status).toBe(201)
    expect((await former.get('/api/auth/session')).status).toBe(401)
    expect((await own.get('/api/auth/session')).json()).toMatchObject({ user: { email: 'bob@example.com' } })
  })

  it('sends a link when verification is on but not demanded, and keeps the session when it is opened', async () => {
    const { browser, mailedToken } = createTestAuth({ emailVerification: { enabled: true, required: false } })
    const own = browser()
    expect((await own.post('/api/auth/signup', body)).status).toBe(201)
    const answer = await own.post('/api/auth/verify-email', { token: mailedToken('verify-email', email) })
    expect(answer.json()).toMatchObject({ user: { emailVerified: true } })
    expect((await own.get('/api/auth/session')).status).toBe(200)
    expect((await browser().post('/api/auth/signin', { email, password: goodPassword })).status).toBe(200)
  })
})

describe('the hooks of sign-up', () => {
  it('may refuse, and run in the transaction that creates the person', async () => {
    const refused = createTestAuth({
      hooks: {
        beforeSignUp: ({ email: address }) => {
          if (address.endsWith('@example.com')) throw new AppError('FORBIDDEN', 'Use your work address.')
        },
      },
    })
    expect((await refused.browser().post('/api/auth/signup', body)).code).toBe('FORBIDDEN')
    expect(await refused.stores.users.findByEmail(email)).toBeNull()

    const failing = createTestAuth({ hooks: { afterSignUp: () => Promise.reject(new Error('no room')) } })
    expect((await failing.browser().post('/api/auth/signup', body)).status).toBe(500)
    expect(await failing.stores.users.findByEmail(email)).toBeNull()
    expect([failing.mails, failing.audit]).toEqual([[], []])
  })
})
