import { beforeEach, describe, expect, it } from 'vitest'
import type { Browser } from '@/e2e/harness/browser'
import { race } from '@/e2e/harness/race'
import { createTestAuth, type TestAuth } from '@/e2e/harness/test-auth'
import type { SessionItem } from '../api'

const email = 'ada@example.com'
let world: TestAuth
let mine: Browser

beforeEach(async () => {
  world = createTestAuth()
  mine = (await world.signUpVerified(email)).browser
})

const list = async (browser: Browser) =>
  (await browser.get('/api/auth/sessions')).json<{ sessions: SessionItem[] }>().sessions

describe('GET session', () => {
  it('tells who is signed in, without asking a store', async () => {
    const { id } = await world.userOf(email)
    world.storeCalls.length = 0
    const answer = await mine.get('/api/auth/session')
    expect(answer.json()).toEqual({
      user: { id, email, name: 'Ada', emailVerified: true },
      session: {
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        expiresAt: new Date(world.clock.now() + 60_000).toISOString(),
        tenantId: null,
        fva: null,
      },
    })
    expect(world.storeCalls).toEqual([])
  })

  it('is 401 without a session or past its minute, and names where to refresh', async () => {
    world.clock.advance('60s')
    for (const browser of [world.browser(), mine]) {
      const answer = await browser.get('/api/auth/session')
      expect([answer.status, answer.code, answer.error?.refresh]).toEqual([
        401,
        'UNAUTHENTICATED',
        '/api/auth/refresh',
      ])
      expect([answer.headers.get('www-authenticate'), answer.cookies]).toEqual(['Bearer', []])
    }
  })

  it('takes the access token as Bearer too, and then no cookie', async () => {
    const token = mine.cookies.get('__Host-sid') ?? ''
    const bare = world.browser()
    expect(
      (await bare.get('/api/auth/session', { headers: { authorization: `Bearer ${token}` } })).status,
    ).toBe(200)
    for (const authorization of ['Bearer nonsense', `Basic ${token}`, token, '']) {
      expect(
        (await mine.get('/api/auth/session', { headers: { authorization } })).status,
        authorization,
      ).toBe(401)
    }
  })

  it('feels a revocation by another instance, at once while the feed is up', async () => {
    const { session } = (await mine.get('/api/auth/session')).json<{ session: { id: string } }>()
    await world.auth.start()
    await world.stores.sessions.revokeSession(session.id, world.clock.now())
    expect((await mine.get('/api/auth/session')).status).toBe(200)
    world.feed.publish([session.id])
    expect((await mine.get('/api/auth/session')).status).toBe(401)
    await world.auth.stop()
  })

  it('looks the session up while the feed is down', async () => {
    const { session } = (await mine.get('/api/auth/session')).json<{ session: { id: string } }>()
    world.feed.setLive(false)
    expect((await mine.get('/api/auth/session')).status).toBe(200)
    await world.stores.sessions.revokeSession(session.id, world.clock.now())
    expect((await mine.get('/api/auth/session')).status).toBe(401)
  })
})

describe('GET sessions', () => {
  it('lists the devices, the last active first, and marks this one', async () => {
    world.clock.advance('5s')
    await world.signIn(email, undefined, world.browser({ address: '198.51.100.7', userAgent: 'curl/8.5.0' }))
    world.clock.advance('5s')
    const items = await list(mine)
    expect(items).toEqual([
      {
        ...times(5, 5),
        id: expect.any(String),
        deviceName: 'curl',
        ipAddress: '198.51.100.7',
        isCurrent: false,
      },
      {
        ...times(10, 10),
        id: expect.any(String),
        deviceName: 'Chrome on macOS',
        ipAddress: '192.0.2.10',
        isCurrent: true,
      },
    ])
    await mine.post('/api/auth/refresh')
    expect((await list(mine))[0]).toMatchObject({ isCurrent: true, ...times(10, 0) })
  })

  it('leaves out what has ended', async () => {
    const { browser: other } = await world.signIn(email)
    await other.post('/api/auth/signout')
    expect(await list(mine)).toHaveLength(1)
  })

  /** Times of a session made and last active so many seconds ago. */
  function times(made: number, active: number) {
    const iso = (ago: number, later = 0) => new Date(world.clock.now() - ago * 1_000 + later).toISOString()
    return { createdAt: iso(made), lastActiveAt: iso(active), expiresAt: iso(active, 7 * 86_400_000) }
  }
})

describe('DELETE sessions/:id', () => {
  it('signs that device out at once, for reading, writing and refreshing', async () => {
    const { browser: other } = await world.signIn(email)
    const [session] = (await list(mine)).filter(({ isCurrent }) => !isCurrent)
    const answer = await mine.delete(`/api/auth/sessions/${session?.id}`)
    expect([answer.status, answer.text, answer.cookies]).toEqual([204, '', []])
    expect((await other.get('/api/auth/session')).status).toBe(401)
    expect((await other.patch('/api/auth/me', { name: 'Eve' })).status).toBe(401)
    expect((await other.post('/api/auth/refresh')).code).toBe('SESSION_REVOKED')
    expect((await mine.get('/api/auth/session')).status).toBe(200)
    expect(world.audit.at(-1)).toMatchObject({
      action: 'auth.revoke_session',
      target: { type: 'session', id: session?.id },
    })
  })

  it('clears the cookies when it is this device', async () => {
    const [session] = await list(mine)
    expect((await mine.delete(`/api/auth/sessions/${session?.id}`)).status).toBe(204)
    expect(mine.cookies.size).toBe(0)
  })

  it('does not find what is not one’s own, gone, or no id', async () => {
    const { browser: eve } = await world.signUpVerified('eve@example.com')
    const [session] = await list(mine)
    const ids = [
      session?.id,
      '019aa5d0-7a3e-7c2b-9f4d-0123456789ab',
      'x',
      '..',
      "'; drop table",
      '%00',
      '__proto__',
      '*',
    ]
    for (const id of ids) {
      const answer = await eve.delete(`/api/auth/sessions/${encodeURIComponent(String(id))}`)
      expect([404, 405], String(id)).toContain(answer.status)
      if (answer.status === 404) expect(['SESSION_NOT_FOUND', 'NOT_FOUND']).toContain(answer.code)
    }
    expect((await mine.get('/api/auth/session')).status).toBe(200)
    expect(await list(eve)).toHaveLength(1)
  })

  it('is done once, of fifty at a time', async () => {
    await world.signIn(email)
    const [session] = (await list(mine)).filter(({ isCurrent }) => !isCurrent)
    const { byStatus } = await race(50, () => mine.copy().delete(`/api/auth/sessions/${session?.id}`))
    expect(byStatus).toEqual({ 204: 1, 404: 49 })
    expect(world.audit.filter(({ action }) => action === 'auth.revoke_session')).toHaveLength(1)
  })
})

describe('DELETE sessions', () => {
  it('signs all other devices out and tells how many', async () => {
    const others = [await world.signIn(email), await world.signIn(email)]
    const { browser: eve } = await world.signUpVerified('eve@example.com')
    const answer = await mine.delete('/api/auth/sessions')
    expect([answer.status, answer.json()]).toEqual([200, { revoked: 2 }])
    for (const { browser } of others) expect((await browser.get('/api/auth/session')).status).toBe(401)
    expect((await mine.get('/api/auth/session')).status).toBe(200)
    expect((await eve.get('/api/auth/session')).status).toBe(200)
    expect((await mine.delete('/api/auth/sessions')).json()).toEqual({ revoked: 0 })
  })
})

describe('POST signout', () => {
  it('revokes the session and clears both cookies', async () => {
    const before = mine.copy()
    const answer = await mine.post('/api/auth/signout')
    expect([answer.status, answer.text]).toEqual([204, ''])
    expect(answer.cookies.map(({ name, attributes }) => [name, attributes[1]])).toEqual([
      ['__Host-sid', 'Max-Age=0'],
      ['__Host-ref', 'Max-Age=0'],
    ])
    expect((await before.get('/api/auth/session')).status).toBe(401)
    expect((await before.post('/api/auth/refresh')).code).toBe('SESSION_REVOKED')
    expect(world.audit.at(-1)).toMatchObject({ action: 'auth.sign_out', target: { type: 'session' } })
  })

  it('works with an expired access token, and with none', async () => {
    const before = mine.copy()
    world.clock.advance('1h')
    mine.cookies.delete('__Host-sid')
    expect((await mine.post('/api/auth/signout')).status).toBe(204)
    expect((await before.post('/api/auth/refresh')).code).toBe('SESSION_REVOKED')
    expect((await world.browser().post('/api/auth/signout')).status).toBe(204)
  })

  it('writes one line, however often it is pressed', async () => {
    expect((await race(10, () => mine.copy().post('/api/auth/signout'))).byStatus).toEqual({ 204: 10 })
    expect(world.audit.filter(({ action }) => action === 'auth.sign_out')).toHaveLength(1)
  })

  it('ends nothing by a forged refresh token', async () => {
    const { browser: eve } = await world.signUpVerified('eve@example.com')
    const forged = Buffer.from(mine.cookies.get('__Host-ref') ?? '', 'base64url')
    forged[51] = (forged[51] ?? 0) ^ 1
    eve.cookies.delete('__Host-sid')
    eve.cookies.set('__Host-ref', forged.toString('base64url'))
    expect((await eve.post('/api/auth/signout')).status).toBe(204)
    expect((await mine.post('/api/auth/refresh')).status).toBe(200)
  })
})
