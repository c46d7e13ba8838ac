import { describe, expect, it } from 'vitest'
import { createTestAuth, goodPassword } from '@/e2e/harness/test-auth'
import { createMailedToken } from '@/lib/core/auth/tokens/mailed-token'
import { systemRandom } from '@/lib/core/clock'

const email = 'ada@example.com'
const strangersPassword = 'a stranger chose this one'

describe('a link that outlived the moment', () => {
  it('sets no password on an address that is verified already', async () => {
    const { signUpVerified, browser, stores, clock, signIn } = createTestAuth()
    const { user } = await signUpVerified(email)
    const { token, tokenHash } = createMailedToken(systemRandom)
    await stores.emailVerifications.createVerification({
      ...{ id: crypto.randomUUID(), userId: user.id, tokenHash, passwordHash: 'of a stranger', name: 'Eve' },
      ...{ browserHash: null, createdAt: clock.now(), expiresAt: clock.now() + 60_000 },
    })
    const answer = await browser().post('/api/auth/verify-email', { token })
    expect([answer.status, answer.code]).toEqual([400, 'TOKEN_INVALID'])
    expect((await signIn(email)).answer.status).toBe(200)
  })
})

describe('sending the link again', () => {
  it('brings nobody’s password where several people named the address: its owner chooses one', async () => {
    const { browser, mailsTo, mailedToken, signIn } = createTestAuth()
    const owner = browser()
    await owner.post('/api/auth/signup', { email, password: goodPassword })
    await browser({ address: '198.51.100.7' }).post('/api/auth/signup', {
      email,
      password: strangersPassword,
    })
    await browser().post('/api/auth/resend-verification', { email })
    expect(mailsTo(email)).toEqual(['verify-email', 'verify-email', 'reset-password'])
    const token = mailedToken('reset-password', email)
    const chosen = 'chosen by the owner alone'
    expect((await browser().post('/api/auth/reset-password', { token, password: chosen })).status).toBe(200)
    expect((await signIn(email, chosen)).answer.status).toBe(200)
    const stranger = await browser().post('/api/auth/signin', { email, password: strangersPassword })
    expect(stranger.status).toBe(401)
  })

  it('twin: brings the one password there is, and that of the browser that asks', async () => {
    const { browser, mailsTo, mailedToken, signIn } = createTestAuth()
    const owner = browser()
    await owner.post('/api/auth/signup', { email, password: goodPassword })
    await browser().post('/api/auth/resend-verification', { email })
    await browser({ address: '198.51.100.7' }).post('/api/auth/signup', {
      email,
      password: strangersPassword,
    })
    await owner.post('/api/auth/resend-verification', { email })
    expect(mailsTo(email)).toEqual(Array(4).fill('verify-email'))
    const token = mailedToken('verify-email', email)
    expect((await browser().post('/api/auth/verify-email', { token })).status).toBe(200)
    expect((await signIn(email)).answer.status).toBe(200)
  })
})

describe('an access token alone', () => {
  it('can’t prolong itself by changing the profile', async () => {
    const { signUpVerified, clock } = createTestAuth()
    const { browser } = await signUpVerified(email)
    const thief = browser.copy()
    thief.cookies.delete('__Host-ref')
    clock.advance('50s')
    expect((await thief.patch('/api/auth/me', { name: 'Still Ada' })).status).toBe(200)
    expect((await thief.get('/api/auth/session')).status).toBe(200)
    clock.advance('11s')
    expect((await thief.get('/api/auth/session')).status).toBe(401)
  })

  it('twin: the owner refreshes, and the new name is in the token', async () => {
    const { signUpVerified, clock } = createTestAuth()
    const { browser } = await signUpVerified(email)
    await browser.patch('/api/auth/me', { name: 'Countess' })
    clock.advance('61s')
    expect((await browser.post('/api/auth/refresh')).status).toBe(200)
    expect((await browser.get('/api/auth/session')).json()).toMatchObject({ user: { name: 'Countess' } })
  })
})

describe('all or nothing', () => {
  it('a sign-in that fails does not use the link up, nor end the session before it', async () => {
    const { browser, breakAudit, mailedToken } = createTestAuth()
    const own = browser()
    await own.post('/api/auth/signup', { email, password: goodPassword })
    const token = mailedToken('verify-email', email)
    breakAudit('auth.sign_in')
    expect((await own.post('/api/auth/verify-email', { token })).status).toBeGreaterThanOrEqual(500)
    breakAudit('nothing')
    expect((await own.post('/api/auth/verify-email', { token })).status).toBe(200)

    breakAudit('auth.sign_in')
    const failed = await own.copy().post('/api/auth/signin', { email, password: goodPassword })
    expect(failed.status).toBeGreaterThanOrEqual(500)
    breakAudit('nothing')
    expect((await own.get('/api/auth/sessions')).status).toBe(200)
  })
})

describe('RAT-8', () => {
  it('knows the client of a sign-in also after the session went elsewhere', async () => {
    const { signUpVerified, browser, clock } = createTestAuth()
    const home = '192.0.2.44'
    const { browser: own } = await signUpVerified(email, goodPassword, browser({ address: home }))
    clock.advance('30s')
    const away = browser({ address: '203.0.113.80', cookies: own.cookies })
    expect((await away.post('/api/auth/refresh')).status).toBe(200)
    for (let client = 0; client < 26; client++) {
      const stranger = browser({ address: `198.51.100.${client}` })
      for (let tried = 0; tried < 4; tried++) {
        await stranger.post('/api/auth/signin', { email, password: strangersPassword })
      }
    }
    const unknown = await browser({ address: '203.0.113.99' }).post('/api/auth/signin', {
      email,
      password: goodPassword,
    })
    expect(unknown.status).toBe(429)
    const owner = await browser({ address: home }).post('/api/auth/signin', { email, password: goodPassword })
    expect(owner.status).toBe(200)
  })
})
