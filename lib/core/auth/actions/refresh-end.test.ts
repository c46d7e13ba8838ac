import { beforeEach, describe, expect, it } from 'vitest'
import type { Browser } from '@/e2e/harness/browser'
import { payloadOf } from '@/e2e/harness/forgery'
import { createTestAuth, testSecret, type TestAuth } from '@/e2e/harness/test-auth'
import { createRefreshTokens } from '../tokens/refresh-token'

const email = 'ada@example.com'
let world: TestAuth
let mine: Browser

beforeEach(async () => {
  world = createTestAuth()
  mine = (await world.signUpVerified(email)).browser
})

const refresh = (browser: Browser) => browser.post('/api/auth/refresh')

describe('the end of a session', () => {
  it('comes after a week without use', async () => {
    world.clock.advance(7 * 86_400_000 - 1)
    expect((await refresh(mine.copy())).status).toBe(200)
    const { browser: other } = await world.signIn(email)
    world.clock.advance('7d')
    expect((await refresh(other)).code).toBe('SESSION_EXPIRED')
  })

  it('REF-6 comes after thirty days, however much it is used, and the cookie says so', async () => {
    for (let day = 1; day < 30; day++) {
      world.clock.advance('1d')
      expect((await refresh(mine)).status, `day ${day}`).toBe(200)
    }
    const last = await refresh(mine)
    expect(last.cookies.find(({ name }) => name === '__Host-ref')?.attributes[1]).toBe('Max-Age=86400')
    world.clock.advance('1d')
    expect((await refresh(mine)).code).toBe('SESSION_EXPIRED')
  })
})

describe('a row that another tool has prolonged', () => {
  it('REF-6 still ends with the absolute life of the session', async () => {
    const now = world.clock.now()
    const { sid } = payloadOf(mine.cookies.get('__Host-sid') ?? '')
    const row = await world.stores.sessions.findSession(String(sid))
    const id = '019aa5d0-7a3e-7c2b-9f4d-0123456789ac'
    const tokens = createRefreshTokens(testSecret)
    const salt = 'a salt'
    if (!row) throw new Error('there is no session')
    await world.stores.sessions.createSessionWithId(id, {
      ...row,
      salt,
      refreshTokenHash: tokens.hash(tokens.derive({ id, salt }, 0)),
      expiresAt: now + 86_400_000,
      absoluteExpiresAt: now + 60_000,
    })
    const prolonged = world.browser({ cookies: new Map([['__Host-ref', tokens.derive({ id, salt }, 0)]]) })
    world.clock.advance('60s')
    expect((await refresh(prolonged)).code).toBe('SESSION_EXPIRED')
  })
})
