import { describe, expect, it, vi } from 'vitest'
import { race } from '@/e2e/harness/race'
import { createTestAuth, goodPassword } from '@/e2e/harness/test-auth'

const email = 'ada@example.com'
const password = 'another lamp under the hill'

async function asked(options = {}) {
  const world = createTestAuth(options)
  const { browser: own } = await world.signUpVerified(email)
  await world.browser().post('/api/auth/forgot-password', { email })
  return { ...world, own, token: world.mailedToken('reset-password', email) }
}

describe('asking for a new password', () => {
  it('mails a link that lives an hour', async () => {
    const { mails, audit, userOf } = await asked()
    expect(mails.at(-1)).toEqual({
      kind: 'reset-password',
      to: email,
      name: 'Ada',
      expiresInMs: 3_600_000,
      link: expect.stringMatching(/^https:\/\/app\.example\.com\/reset-password\?token=[\w-]{43}$/),
    })
    expect(audit.at(-1)).toMatchObject({
      action: 'auth.forgot_password',
      actorId: null,
      target: { id: (await userOf(email)).id },
    })
  })

  it('ENU-1 ENU-4 answers every address alike, and mails only those with an account in use', async () => {
    const { browser, signUpVerified, stores, userOf, clock, mails, audit } = createTestAuth()
    await signUpVerified(email)
    await signUpVerified('disabled@example.com')
    await stores.users.setDisabled((await userOf('disabled@example.com')).id, clock.now())
    mails.length = audit.length = 0
    const answers = await Promise.all(
      [email, 'disabled@example.com', 'nobody@example.com'].map((address) =>
        browser().post('/api/auth/forgot-password', { email: address }),
      ),
    )
    for (const answer of answers)
      expect([answer.status, answer.json(), answer.cookies]).toEqual([200, { status: 'sent' }, []])
    expect(mails.map(({ to }) => to)).toEqual([email])
    expect(audit.map(({ action }) => action)).toEqual(Array(3).fill('auth.forgot_password'))
  })

  it('ENU-3 keeps its answer past 3 an hour, for any address, and mails again after', async () => {
    const { browser, mails, clock, signUpVerified } = createTestAuth()
    await signUpVerified(email)
    for (const address of [email, 'nobody@example.com']) {
      const { byStatus } = await race(10, (at) =>
        browser({ address: `192.0.2.${at}` }).post('/api/auth/forgot-password', { email: address }),
      )
      expect(byStatus).toEqual({ 200: 10 })
    }
    const sent = () => mails.filter(({ kind }) => kind === 'reset-password').length
    expect(sent()).toBe(3)
    clock.advance('1h')
    await browser().post('/api/auth/forgot-password', { email })
    expect(sent()).toBe(4)
  })
})

describe('choosing a new password', () => {
  it('changes it, signs everyone out, clears both cookies and tells the owner', async () => {
    const { own, browser, token, mails, audit, signIn } = await asked()
    const { browser: other } = await signIn(email)
    const answer = await own.post('/api/auth/reset-password', { token, password })
    expect([answer.status, answer.json()]).toEqual([200, { status: 'password_reset' }])
    expect(answer.cookies.map(({ name, attributes }) => [name, attributes[1]])).toEqual([
      ['__Host-sid', 'Max-Age=0'],
      ['__Host-ref', 'Max-Age=0'],
    ])
    expect((await other.get('/api/auth/session')).status).toBe(401)
    expect((await other.post('/api/auth/refresh')).code).toBe('SESSION_REVOKED')
    expect((await browser().post('/api/auth/signin', { email, password: goodPassword })).status).toBe(401)
    expect((await browser().post('/api/auth/signin', { email, password })).status).toBe(200)
    expect(mails.find(({ kind }) => kind === 'password-changed')).toMatchObject({
      to: email,
      link: 'https://app.example.com/forgot-password',
    })
    expect(audit.find(({ action }) => action === 'auth.reset_password')?.data).toEqual({ sessions: 2 })
  })

  it('PWD-8 works once, of fifty at a time', async () => {
    const { browser, token, audit } = await asked()
    const { byStatus } = await race(50, (at) =>
      browser().post('/api/auth/reset-password', { token, password: `${password} ${at}` }),
    )
    expect(byStatus).toEqual({ 200: 1, 400: 49 })
    expect(audit.filter(({ action }) => action === 'auth.reset_password')).toHaveLength(1)
  })

  it('kills every other link of the address', async () => {
    const { browser, token, mailedToken } = await asked()
    await browser().post('/api/auth/forgot-password', { email })
    const second = mailedToken('reset-password', email)
    expect((await browser().post('/api/auth/reset-password', { token, password })).status).toBe(200)
    for (const dead of [second, token]) {
      expect(
        (await browser().post('/api/auth/reset-password', { token: dead, password: 'yet another lamp' }))
          .code,
      ).toBe('TOKEN_INVALID')
    }
  })

  it('dies with a change of the password', async () => {
    const { own, token } = await asked()
    await own.post('/api/auth/change-password', { currentPassword: goodPassword, newPassword: password })
    expect((await own.post('/api/auth/reset-password', { token, password: 'yet another lamp' })).code).toBe(
      'TOKEN_INVALID',
    )
  })

  it('tells a dead link before a weak password, and spends no hash on it', async () => {
    const { browser, auth, token, clock } = await asked()
    const hash = vi.spyOn(auth.passwords, 'hash')
    expect(
      (await browser().post('/api/auth/reset-password', { token: 'x'.repeat(43), password: 'short' })).code,
    ).toBe('TOKEN_INVALID')
    clock.advance('1h')
    expect((await browser().post('/api/auth/reset-password', { token, password })).code).toBe('TOKEN_EXPIRED')
    expect(hash).not.toHaveBeenCalled()
  })

  it('does not use the link up on a weak password', async () => {
    const { browser, token } = await asked()
    for (const weak of ['short', 'password1', email]) {
      const answer = await browser().post('/api/auth/reset-password', { token, password: weak })
      expect([answer.code, answer.error?.issues?.[0]?.path]).toEqual(['VALIDATION', 'password'])
    }
    expect((await browser().post('/api/auth/reset-password', { token, password })).status).toBe(200)
  })

  it('does nothing for a person who was disabled or deleted meanwhile', async () => {
    const { browser, token, stores, userOf, clock } = await asked()
    const { id } = await userOf(email)
    await stores.users.setDisabled(id, clock.now())
    expect((await browser().post('/api/auth/reset-password', { token, password })).code).toBe('TOKEN_INVALID')
    await stores.users.deleteUser(id)
    expect((await browser().post('/api/auth/reset-password', { token, password })).code).toBe('TOKEN_INVALID')
  })

  it('verifies the address, for whoever opens the link reads its mail', async () => {
    const { browser, mailedToken, userOf, storeCalls, clock } = createTestAuth()
    await browser().post('/api/auth/signup', { email, password: 'the password of a stranger' })
    const stale = mailedToken('verify-email', email)
    await browser().post('/api/auth/forgot-password', { email })
    expect(
      (
        await browser().post('/api/auth/reset-password', {
          token: mailedToken('reset-password', email),
          password,
        })
      ).status,
    ).toBe(200)
    expect((await userOf(email)).emailVerified).toBe(true)
    const verified = storeCalls.find(({ method }) => method === 'markEmailVerified')
    expect(verified?.args[1]).toEqual({ at: clock.now() })
    expect((await browser().post('/api/auth/verify-email', { token: stale })).code).toBe('TOKEN_INVALID')
    expect((await browser().post('/api/auth/signin', { email, password })).status).toBe(200)
  })

  it('leaves an address as verified as it was, and when it was', async () => {
    const { browser, token, storeCalls } = await asked()
    storeCalls.length = 0
    expect((await browser().post('/api/auth/reset-password', { token, password })).status).toBe(200)
    expect(storeCalls.map(({ method }) => method)).not.toContain('markEmailVerified')
  })

  it('keeps sessions when told so', async () => {
    const { own, browser, token, audit } = await asked({
      passwordReset: { enabled: true, revokeSessionsOnReset: false },
    })
    expect((await browser().post('/api/auth/reset-password', { token, password })).status).toBe(200)
    expect(audit.at(-1)).toMatchObject({ action: 'auth.reset_password', data: { sessions: 0 } })
    expect((await own.post('/api/auth/refresh')).status).toBe(200)
  })
})
