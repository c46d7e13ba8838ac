import { describe, expect, it } from 'vitest'
import { serializeCookie, type Cookie } from '../action/cookies'
import { createTestAuth, goodPassword } from '@/e2e/harness/test-auth'

const email = 'ada@example.com'

/** The headers that a browser with these cookies would send. */
function withCookies(cookies: Cookie[]): Headers {
  return new Headers({ cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; ') })
}

async function signedIn() {
  const world = createTestAuth()
  await world.signUpVerified(email)
  const result = await world.auth.api.signIn({ email, password: goodPassword })
  if (!result.ok) throw new Error(result.error.message)
  return { ...world, api: world.auth.api, result, headers: withCookies(result.cookies) }
}

describe('auth.api', () => {
  it('signs up, verifies and signs in like HTTP, giving cookies instead of setting them', async () => {
    const { auth, mailedToken, audit, log } = createTestAuth()
    expect(await auth.api.signUp({ email, password: goodPassword })).toMatchObject({
      ok: true,
      value: { status: 'verification_required' },
    })
    expect(await auth.api.verifyEmail({ token: mailedToken('verify-email', email) })).toMatchObject({
      ok: true,
      value: { user: { emailVerified: true } },
    })
    const result = await auth.api.signIn({ email, password: goodPassword })
    expect(result).toMatchObject({ ok: true, value: { user: { email } } })
    expect(result.cookies.map(serializeCookie)).toEqual([
      expect.stringMatching(/^__Host-sid=.*Secure$/),
      expect.stringMatching(/^__Host-ref=/),
    ])
    expect(audit.at(-1)?.requestId).toBe(result.requestId)
    expect(log.map(({ transport }) => transport)).toEqual(['api', 'api', 'api'])
  })

  it('refuses with the same codes, and counts by the same limits', async () => {
    const { auth, browser } = createTestAuth()
    const wrong = { email, password: 'not the password at all' }
    for (let at = 0; at < 5; at++)
      expect(await auth.api.signIn(wrong)).toMatchObject({
        ok: false,
        status: 401,
        error: { code: 'INVALID_CREDENTIALS' },
      })
    expect(await auth.api.signIn(wrong)).toMatchObject({
      ok: false,
      status: 429,
      error: { code: 'RATE_LIMITED' },
    })
    expect((await browser().post('/api/auth/signin', wrong)).code).toBe('INVALID_CREDENTIALS')
    const extra = { email, password: goodPassword, role: 'admin' }
    expect(await auth.api.signUp(extra)).toMatchObject({
      ok: false,
      error: { code: 'VALIDATION', issues: [{ path: 'role' }] },
    })
  })

  it('acts for the person of the headers, and nobody without', async () => {
    const { api, headers } = await signedIn()
    expect(await api.getSession(headers)).toMatchObject({ ok: true, value: { user: { email } } })
    expect(await api.getMe(headers)).toMatchObject({ ok: true, value: { email, emailVerified: true } })
    for (const call of [api.getSession, api.listSessions, api.revokeAllSessions, api.getMe]) {
      expect(await call(new Headers())).toMatchObject({
        ok: false,
        status: 401,
        error: { code: 'UNAUTHENTICATED' },
      })
    }
  })

  it('lists, revokes one and revokes all others', async () => {
    const { api, headers } = await signedIn()
    await api.signIn({ email, password: goodPassword })
    const listed = await api.listSessions(headers)
    const sessions = listed.ok ? listed.value.sessions : []
    expect(sessions).toHaveLength(3)
    const other = sessions.find(({ isCurrent }) => !isCurrent)?.id ?? ''
    expect(await api.revokeSession(other, headers)).toMatchObject({ ok: true })
    expect(await api.revokeSession(other, headers)).toMatchObject({
      ok: false,
      status: 404,
      error: { code: 'SESSION_NOT_FOUND' },
    })
    expect(await api.revokeAllSessions(headers)).toMatchObject({ ok: true, value: { revoked: 1 } })
  })

  it('refreshes, renames, changes the password, signs out and deletes', async () => {
    const { api, headers } = await signedIn()
    const refreshed = await api.refresh(headers)
    const renewed = withCookies(refreshed.cookies)
    expect(await api.updateProfile({ name: 'Countess' }, renewed)).toMatchObject({
      ok: true,
      value: { name: 'Countess' },
    })
    const newPassword = 'another lamp under the hill'
    const changed = await api.changePassword({ currentPassword: goodPassword, newPassword }, renewed)
    expect(changed).toMatchObject({ ok: true, value: { user: { email } } })
    expect(await api.signOut(withCookies(changed.cookies))).toMatchObject({ ok: true })
    const again = await api.signIn({ email, password: newPassword })
    expect(await api.deleteMe({ password: newPassword }, withCookies(again.cookies))).toMatchObject({
      ok: true,
    })
    expect(await api.signIn({ email, password: newPassword })).toMatchObject({
      ok: false,
      error: { code: 'INVALID_CREDENTIALS' },
    })
  })

  it('resets a password, and sends a verification link again', async () => {
    const { api, mailedToken, browser } = await signedIn()
    expect(await api.requestPasswordReset({ email })).toMatchObject({ ok: true, value: { status: 'sent' } })
    const password = 'another lamp under the hill'
    expect(await api.resetPassword({ token: mailedToken('reset-password', email), password })).toMatchObject({
      ok: true,
    })
    expect(await api.resetPassword({ token: 'x', password })).toMatchObject({
      ok: false,
      error: { code: 'TOKEN_INVALID' },
    })
    expect(await api.resendVerification({ email })).toMatchObject({ ok: true })
    expect((await browser().post('/api/auth/signin', { email, password })).status).toBe(200)
  })
})
