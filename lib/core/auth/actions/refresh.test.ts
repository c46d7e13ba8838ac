import { decodeJwt } from 'jose'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Browser } from '@/e2e/harness/browser'
import { acme, createFakeTenants, type FakeTenants, inFakeTenants } from '@/e2e/harness/fake-tenants'
import { race } from '@/e2e/harness/race'
import { createTestAuth, type TestAuth } from '@/e2e/harness/test-auth'

const email = 'ada@example.com'
let world: TestAuth
let tenants: FakeTenants
let mine: Browser

beforeEach(async () => {
  tenants = createFakeTenants()
  world = createTestAuth(inFakeTenants(tenants))
  mine = (await world.signUpVerified(email)).browser
})

const refresh = (browser: Browser) => browser.post('/api/auth/refresh')
const token = (browser: Browser) => browser.cookies.get('__Host-ref')
const sessionId = async () => {
  const { sessions } = (await mine.get('/api/auth/sessions')).json<{ sessions: { id: string }[] }>()
  return sessions[0]?.id ?? ''
}

describe('refreshing', () => {
  it('answers 200 and renews both cookies', async () => {
    const before = token(mine)
    world.clock.advance('50s')
    const answer = await refresh(mine)
    expect([answer.status, answer.json()]).toEqual([
      200,
      {
        user: expect.objectContaining({ email }),
        expiresAt: new Date(world.clock.now() + 60_000).toISOString(),
      },
    ])
    expect(answer.cookies.map(({ name, attributes }) => [name, attributes[1]])).toEqual([
      ['__Host-sid', 'Max-Age=60'],
      ['__Host-ref', 'Max-Age=604800'],
    ])
    expect(token(mine)).not.toBe(before)
    expect((await mine.get('/api/auth/session')).status).toBe(200)
  })

  it('keeps tenant and second factor of the session, also long after the access token has died', async () => {
    const factorVerifiedAt = world.clock.now()
    const tenantId = acme.id
    tenants.add((await world.userOf(email)).id, acme)
    await world.stores.sessions.updateSession(await sessionId(), { tenantId, factorVerifiedAt })
    world.clock.advance('6d')
    mine.cookies.delete('__Host-sid')
    expect((await refresh(mine)).status).toBe(200)
    const { session } = (await mine.get('/api/auth/session')).json<{ session: object }>()
    expect(session).toMatchObject({ tenantId, fva: Math.floor(factorVerifiedAt / 1_000) })
  })

  it('remembers from where the session was used last', async () => {
    world.clock.advance('1m')
    const moved = world.browser({ address: '198.51.100.7', userAgent: 'curl/8.5.0', cookies: mine.cookies })
    await refresh(moved)
    const { sessions } = (await moved.get('/api/auth/sessions')).json<{ sessions: object[] }>()
    expect(sessions).toEqual([
      expect.objectContaining({
        deviceName: 'curl',
        ipAddress: '198.51.100.7',
        lastActiveAt: new Date(world.clock.now()).toISOString(),
      }),
    ])
  })

  it('is 401 UNAUTHENTICATED without a cookie, and SESSION_EXPIRED with a text that is no token', async () => {
    expect((await refresh(world.browser())).code).toBe('UNAUTHENTICATED')
    for (const text of ['x', 'a'.repeat(70), 'x'.repeat(16_000)]) {
      const bare = world.browser({ cookies: new Map([['__Host-ref', text]]) })
      const answer = await refresh(bare)
      expect([answer.status, answer.code]).toEqual([401, 'SESSION_EXPIRED'])
      expect(answer.cookies.map(({ attributes }) => attributes[1])).toEqual(['Max-Age=0', 'Max-Age=0'])
    }
  })
})

describe('two at once', () => {
  it('REF-1 fifty refreshes of one token get one child, and all live on', async () => {
    const { answers, byStatus } = await race(50, () => refresh(mine.copy()))
    expect(byStatus).toEqual({ 200: 50 })
    const children = answers.map(({ cookies }) => cookies.find(({ name }) => name === '__Host-ref')?.value)
    expect(new Set(children).size).toBe(1)
    const access = answers.map(({ cookies }) =>
      decodeJwt(cookies.find(({ name }) => name === '__Host-sid')?.value ?? ''),
    )
    expect(new Set(access.map(({ jti }) => jti)).size).toBe(1)
    expect(new Set(answers.map((answer) => answer.text)).size).toBe(1)
    mine.cookies.set('__Host-ref', children[49] ?? '')
    expect((await refresh(mine)).status).toBe(200)
  })

  it('REF-1 gets the same pair by RS256 to the last byte', async () => {
    const rsa = createTestAuth({ session: { algorithm: 'RS256' }, keys: undefined })
    const { browser } = await rsa.signUpVerified(email)
    const { answers } = await race(2, () => refresh(browser.copy()))
    expect(answers[0]?.cookies).toEqual(answers[1]?.cookies)
  })

  it('REF-1 gets the same child until ten seconds later', async () => {
    const late = mine.copy()
    await refresh(mine)
    world.clock.advance('10s')
    expect((await refresh(late)).status).toBe(200)
    expect(token(late)).toBe(token(mine))
  })
})

describe('reuse', () => {
  it('REF-3 after the grace ends the session, its newest token included, at once', async () => {
    const thief = mine.copy()
    await refresh(mine)
    world.clock.advance(10_001)
    const id = await sessionId()
    const answer = await refresh(thief)
    expect([answer.status, answer.code, thief.cookies.size]).toEqual([401, 'SESSION_REVOKED', 0])
    expect((await mine.get('/api/auth/session')).status).toBe(401)
    expect((await refresh(mine)).code).toBe('SESSION_REVOKED')
    expect(world.audit.at(-1)).toMatchObject({
      action: 'auth.refresh_reuse',
      actorId: (await world.userOf(email)).id,
      target: { type: 'session', id },
      data: { generation: 0, current: 1 },
    })
  })

  it('REF-2 of a grandparent inside the grace ends it too', async () => {
    const thief = mine.copy()
    await refresh(mine)
    await refresh(mine)
    expect((await refresh(thief)).code).toBe('SESSION_REVOKED')
    expect((await refresh(mine)).code).toBe('SESSION_REVOKED')
  })

  it('REF-3 leaves other sessions of the person alone, and is written down once', async () => {
    const { browser: other } = await world.signIn(email)
    const thief = mine.copy()
    await refresh(mine)
    world.clock.advance('11s')
    expect((await race(20, () => refresh(thief.copy()))).byStatus).toEqual({ 401: 20 })
    expect(world.audit.filter(({ action }) => action === 'auth.refresh_reuse')).toHaveLength(1)
    expect((await refresh(other)).status).toBe(200)
  })

  it('REF-3 is not a forged token naming the session: that does nothing to it', async () => {
    const forged = Buffer.from(token(mine) ?? '', 'base64url')
    forged.writeUInt32BE(7, 16)
    const thief = world.browser({ cookies: new Map([['__Host-ref', forged.toString('base64url')]]) })
    expect((await refresh(thief)).code).toBe('SESSION_EXPIRED')
    expect((await refresh(mine)).status).toBe(200)
  })
})

describe('what a token belongs to', () => {
  it('REF-5 ends when its person is deleted while it is being used', async () => {
    const { id } = await world.userOf(email)
    vi.spyOn(world.stores.sessions, 'rotateSession').mockImplementationOnce(async () => {
      await world.stores.users.deleteUser(id)
      return null
    })
    expect((await refresh(mine)).code).toBe('SESSION_REVOKED')
  })

  it('REF-4 the refresh token alone decides: both cookies that come back are of its session', async () => {
    const { browser: eve } = await world.signUpVerified('eve@example.com')
    eve.cookies.set('__Host-ref', token(mine) ?? '')
    expect((await refresh(eve)).json()).toMatchObject({ user: { email } })
    expect((await eve.get('/api/auth/session')).json()).toMatchObject({ user: { email } })
  })

  it('REF-5 dies with sign-out, reset, deletion and disabling, and survives a restart with the same secret', async () => {
    const signedOut = mine.copy()
    await mine.post('/api/auth/signout')
    expect((await refresh(signedOut)).code).toBe('SESSION_REVOKED')

    const { browser: reset } = await world.signIn(email)
    await reset.post('/api/auth/forgot-password', { email })
    await world.browser().post('/api/auth/reset-password', {
      token: world.mailedToken('reset-password', email),
      password: 'another lamp under the hill',
    })
    expect((await refresh(reset)).code).toBe('SESSION_REVOKED')

    const { browser: disabled } = await world.signIn(email, 'another lamp under the hill')
    const restarted = createTestAuth({ userStore: world.stores.users, sessionStore: world.stores.sessions })
    expect((await refresh(restarted.browser({ cookies: disabled.cookies }))).status).toBe(200)
    const { id } = await world.userOf(email)
    await world.stores.users.setDisabled(id, world.clock.now())
    expect((await refresh(disabled)).code).toBe('SESSION_REVOKED')
    await world.stores.users.setDisabled(id, null)

    const { browser: deleted } = await world.signIn(email, 'another lamp under the hill')
    const copy = deleted.copy()
    expect((await deleted.delete('/api/auth/me', { password: 'another lamp under the hill' })).status).toBe(
      204,
    )
    expect((await refresh(copy)).code).toBe('SESSION_EXPIRED')
  })
})

describe('a revocation beside a refresh', () => {
  it('REF-9 leaves no survivor, whichever comes first', async () => {
    for (let round = 0; round < 20; round++) {
      const { browser: target } = await world.signIn(email)
      const { browser: judge } = await world.signIn(email)
      const [answer, verdict] = await Promise.all([
        round % 2 ? delayed(round % 7, () => refresh(target)) : refresh(target),
        round % 2
          ? judge.delete('/api/auth/sessions')
          : delayed(round % 7, () => judge.delete('/api/auth/sessions')),
      ])
      expect(verdict.status).toBe(200)
      expect([200, 401]).toContain(answer.status)
      expect((await refresh(target.copy())).status).toBe(401)
      expect((await target.get('/api/auth/session')).status).toBe(401)
      world.clock.advance('15m')
    }
  })

  /** Runs after some turns of the event loop. */
  async function delayed<T>(turns: number, run: () => Promise<T>): Promise<T> {
    for (let at = 0; at < turns; at++) await new Promise((resolve) => setImmediate(resolve))
    return run()
  }
})
