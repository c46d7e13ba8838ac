import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Browser } from '@/e2e/harness/browser'
import { acme, createFakeTenants, type FakeTenants, inFakeTenants } from '@/e2e/harness/fake-tenants'
import { race } from '@/e2e/harness/race'
import { createTestAuth, goodPassword, type TestAuth } from '@/e2e/harness/test-auth'

const email = 'ada@example.com'
const newPassword = 'another lamp under the hill'
const change = { currentPassword: goodPassword, newPassword }
let world: TestAuth
let tenants: FakeTenants
let mine: Browser

beforeEach(async () => {
  tenants = createFakeTenants()
  world = createTestAuth(inFakeTenants(tenants))
  mine = (await world.signUpVerified(email)).browser
})

const post = (browser: Browser, body: unknown) => browser.post('/api/auth/change-password', body)

describe('changing the password', () => {
  it('changes both cookies, signs other devices out and tells the owner', async () => {
    const { browser: other } = await world.signIn(email)
    const before = mine.copy()
    const answer = await post(mine, change)
    expect([answer.status, answer.json()]).toEqual([
      200,
      { user: expect.objectContaining({ email }), expiresAt: expect.any(String) },
    ])
    expect(mine.cookies.get('__Host-sid')).not.toBe(before.cookies.get('__Host-sid'))
    for (const browser of [other, before]) {
      expect((await browser.get('/api/auth/session')).status).toBe(401)
      expect((await browser.post('/api/auth/refresh')).code).toBe('SESSION_REVOKED')
    }
    expect((await mine.post('/api/auth/refresh')).status).toBe(200)
    expect((await world.browser().post('/api/auth/signin', { email, password: goodPassword })).status).toBe(
      401,
    )
    expect((await world.browser().post('/api/auth/signin', { email, password: newPassword })).status).toBe(
      200,
    )
    expect(world.mailsTo(email)).toContain('password-changed')
    expect(world.audit.map(({ action }) => action)).toContain('auth.change_password')
  })

  it('keeps tenant and second factor of the session', async () => {
    const tenantId = acme.id
    tenants.add((await world.userOf(email)).id, acme)
    const { session } = (await mine.get('/api/auth/session')).json<{ session: { id: string } }>()
    await world.stores.sessions.updateSession(session.id, { tenantId, factorVerifiedAt: 1_700_000_000_000 })
    await post(mine, change)
    expect((await mine.get('/api/auth/session')).json()).toMatchObject({
      session: { tenantId, fva: 1_700_000_000 },
    })
  })

  it('refuses a wrong password beside its field, five times in a quarter of an hour', async () => {
    const wrong = { ...change, currentPassword: 'not the password at all' }
    const answer = await post(mine, wrong)
    expect([answer.status, answer.error]).toEqual([
      401,
      { code: 'INVALID_CREDENTIALS', field: 'currentPassword', message: 'The password is not right.' },
    ])
    expect((await race(9, () => post(mine.copy(), wrong))).byStatus).toEqual({ 401: 4, 429: 5 })
    expect((await post(mine, change)).code).toBe('RATE_LIMITED')
    world.clock.advance('15m')
    await mine.post('/api/auth/refresh')
    expect((await post(mine, change)).status).toBe(200)
  })

  it('says what is wrong with the new one, and counts no try for it', async () => {
    for (let at = 0; at < 7; at++) {
      const answer = await post(mine, { ...change, newPassword: 'password1' })
      expect([answer.status, answer.error?.issues?.[0]?.path]).toEqual([400, 'newPassword'])
    }
    expect((await post(mine, { ...change, newPassword: email })).status).toBe(400)
    expect((await post(mine, change)).status).toBe(200)
  })

  it('is done once, of several at a time', async () => {
    const { byStatus } = await race(5, (at) =>
      post(mine.copy(), { ...change, newPassword: `${newPassword} ${at}` }),
    )
    expect(byStatus[200]).toBe(1)
    expect(world.audit.filter(({ action }) => action === 'auth.change_password')).toHaveLength(1)
  })

  it('lets nobody back in who was signed out a moment ago', async () => {
    const { browser: judge } = await world.signIn(email)
    const thrownOut = mine.copy()
    await judge.delete('/api/auth/sessions')
    expect((await post(thrownOut, change)).code).toBe('UNAUTHENTICATED')
    expect((await post(judge, change)).status).toBe(200)
  })

  it('lets nobody back in who is signed out while the new password is being hashed', async () => {
    const { hash } = world.auth.passwords
    const { session } = (await mine.get('/api/auth/session')).json<{ session: { id: string } }>()
    vi.spyOn(world.auth.passwords, 'hash').mockImplementationOnce(async (password) => {
      await world.stores.sessions.revokeSession(session.id, world.clock.now())
      return hash(password)
    })
    const answer = await post(mine, change)
    expect([answer.status, answer.error?.field, answer.cookies]).toEqual([401, 'currentPassword', []])
    expect((await world.signIn(email)).answer.status).toBe(200)
  })

  it('is refused to an account that has no password', async () => {
    await world.stores.users.setPassword((await world.userOf(email)).id, null)
    expect((await post(mine, change)).code).toBe('INVALID_CREDENTIALS')
  })

  it('is refused to a person who is gone, or whose password was changed, since the call began', async () => {
    const { users } = world.stores
    vi.spyOn(users, 'findByEmail').mockImplementationOnce(async () => null)
    const gone = await post(mine, change)
    const { hash } = world.auth.passwords
    const { id } = await world.userOf(email)
    vi.spyOn(world.auth.passwords, 'hash').mockImplementationOnce(async (password) => {
      await users.setPassword(id, 'the hash of another one')
      return hash(password)
    })
    for (const answer of [gone, await post(mine, change)])
      expect([answer.status, answer.code, answer.error?.field]).toEqual([
        401,
        'INVALID_CREDENTIALS',
        'currentPassword',
      ])
  })

  it('needs a session', async () => {
    expect((await post(world.browser(), change)).code).toBe('UNAUTHENTICATED')
  })
})
