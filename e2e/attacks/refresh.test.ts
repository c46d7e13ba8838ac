import { beforeEach, describe, expect, it } from 'vitest'
import type { StoredSession } from '@/lib/core/auth/types'
import type { Browser } from '../harness/browser'
import { createTestAuth, goodPassword, testSecret, type TestAuth } from '../harness/test-auth'

const email = 'ada@example.com'
let world: TestAuth
let mine: Browser

beforeEach(async () => {
  world = createTestAuth()
  mine = (await world.signUpVerified(email)).browser
})

const refresh = (browser: Browser) => browser.post('/api/auth/refresh')
const isAlive = async (browser: Browser) => (await refresh(browser)).status === 200
const restarted = (secret = testSecret) =>
  createTestAuth({ userStore: world.stores.users, sessionStore: world.stores.sessions, secret })

describe('the family of a token', () => {
  it('REF-1 twin: one after the other, each gets a child of its own', async () => {
    const seen = new Set<string | undefined>()
    for (let generation = 0; generation < 8; generation++) {
      expect(await isAlive(mine)).toBe(true)
      seen.add(mine.cookies.get('__Host-ref'))
    }
    expect(seen.size).toBe(8)
  })

  it('REF-2 any earlier ancestor inside the grace ends it too', async () => {
    const ancestor = mine.copy()
    for (let generation = 0; generation < 5; generation++) await refresh(mine)
    expect((await refresh(ancestor)).code).toBe('SESSION_REVOKED')
    expect((await mine.get('/api/auth/session')).status).toBe(401)
  })

  it('REF-2…3 twin: the parent inside the grace is a slow tab, and nobody is signed out', async () => {
    const slow = mine.copy()
    await refresh(mine)
    world.clock.advance('10s')
    expect(await isAlive(slow)).toBe(true)
    expect(await isAlive(mine)).toBe(true)
  })

  it('REF-4 twin: two people side by side each refresh as themselves', async () => {
    const { browser: bob } = await world.signUpVerified('bob@example.com')
    expect((await refresh(mine)).json()).toMatchObject({ user: { email } })
    expect((await refresh(bob)).json()).toMatchObject({ user: { email: 'bob@example.com' } })
  })
})

describe('the end of a session', () => {
  it('REF-5 a change of the password, or of the secret of the server, ends it', async () => {
    const { browser: elsewhere } = await world.signIn(email)
    const body = { currentPassword: goodPassword, newPassword: 'another lamp under the hill' }
    const stolen = mine.copy()
    expect((await mine.post('/api/auth/change-password', body)).status).toBe(200)
    expect(await isAlive(elsewhere)).toBe(false)
    expect(await isAlive(stolen)).toBe(false)
    const other = restarted('another secret of the server, thirty-two or more')
    expect(await isAlive(other.browser({ cookies: mine.cookies }))).toBe(false)
  })

  it('REF-5 twin: signing out one browser leaves the other, also over a restart', async () => {
    const { browser: other } = await world.signIn(email)
    await mine.post('/api/auth/signout')
    expect(await isAlive(other)).toBe(true)
    expect(await isAlive(restarted().browser({ cookies: other.cookies }))).toBe(true)
  })

  it('REF-6 twin: up to its last day it goes on', async () => {
    for (let day = 1; day < 30; day++) {
      world.clock.advance('1d')
      expect(await isAlive(mine), `day ${day}`).toBe(true)
    }
  })

  it('REF-7 twin: fifty sessions live side by side', async () => {
    for (let at = 0; at < 49; at++) await world.signIn(email)
    const { id } = await world.userOf(email)
    expect(await world.stores.sessions.countActiveSessions(id, world.clock.now())).toBe(50)
    expect(await isAlive(mine)).toBe(true)
  })
})

describe('what the database holds', () => {
  const stored = async (): Promise<StoredSession[]> => {
    const { id } = await world.userOf(email)
    return world.stores.sessions.listActiveSessions(id, world.clock.now())
  }

  it('REF-8 is no token, by itself or in the place of one', async () => {
    const [session] = await stored()
    const values = Object.values(session ?? {}).filter((value) => typeof value === 'string')
    expect(values.length).toBeGreaterThan(3)
    const token = mine.cookies.get('__Host-ref') ?? ''
    for (const value of values) {
      expect(value).not.toContain(token)
      const thief = world.browser({ cookies: new Map([['__Host-ref', value]]) })
      expect((await refresh(thief)).status, value).toBe(401)
    }
    expect(await isAlive(mine)).toBe(true)
  })

  it('REF-8 twin: is enough to know the genuine one by', async () => {
    expect(await stored()).toHaveLength(1)
    expect(await isAlive(mine)).toBe(true)
  })
})

describe('a revocation beside a refresh', () => {
  it('REF-9 twin: of another session leaves this one', async () => {
    for (let round = 0; round < 10; round++) {
      const { browser: target } = await world.signIn(email)
      const [own] = await Promise.all([refresh(mine), target.post('/api/auth/signout')])
      expect(own.status).toBe(200)
      expect(await isAlive(mine)).toBe(true)
      world.clock.advance('1m')
    }
  })
})
