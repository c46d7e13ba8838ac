import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Browser } from '@/e2e/harness/browser'
import { acme, createFakeTenants, type FakeTenants, globex, inFakeTenants } from '@/e2e/harness/fake-tenants'
import { listen, type Listening } from '@/e2e/harness/listen'
import { createTestAuth, type TestAuth } from '@/e2e/harness/test-auth'
import type { AccessEvent } from '../../tenancy/types'

const email = 'ada@example.com'
let world: TestAuth
let tenants: FakeTenants
let mine: Browser
let userId: string
let stream: Listening
let roleChanged: AccessEvent

beforeEach(async () => {
  tenants = createFakeTenants()
  world = createTestAuth(inFakeTenants(tenants))
  userId = (await world.signUpVerified(email)).user.id
  tenants.add(userId, acme)
  mine = (await world.signIn(email)).browser
  stream = await listen(world, mine)
  roleChanged = { tenantId: acme.id, userId, type: 'role_changed' }
})

afterEach(() => stream.close())

const id = expect.stringMatching(/^[0-9a-f-]{36}$/)

describe('a stream of access events', () => {
  it('is one that nobody keeps or compresses', () => {
    expect(stream.headers.get('content-type')).toBe('text/event-stream')
    expect(stream.headers.get('cache-control')).toBe('no-store, no-transform')
  })

  it('tells whom it concerns: the person, the whole tenant, all tenants', async () => {
    const { user, browser } = await world.signUpVerified('eve@example.com')
    tenants.add(user.id, acme)
    await browser.post('/api/auth/switch-tenant', { tenantId: acme.id })
    const hers = await listen(world, browser)
    tenants.feed.publish(roleChanged)
    tenants.feed.publish({ ...roleChanged, tenantId: globex.id })
    tenants.feed.publish({ tenantId: acme.id, userId: null, type: 'plan_changed' })
    tenants.feed.publish({ tenantId: null, userId: null, type: 'flag_changed' })
    expect(await stream.events(3)).toEqual([
      { event: 'access', data: { type: 'role_changed', id } },
      { event: 'access', data: { type: 'plan_changed', id } },
      { event: 'access', data: { type: 'flag_changed', id } },
    ])
    expect((await hers.events(2)).map(({ data }) => data.type)).toEqual(['plan_changed', 'flag_changed'])
    hers.close()
  })

  it('stays with the tenant that it was opened for', async () => {
    tenants.add(userId, globex)
    await mine.post('/api/auth/switch-tenant', { tenantId: globex.id })
    tenants.feed.publish({ ...roleChanged, tenantId: globex.id })
    tenants.feed.publish(roleChanged)
    tenants.feed.publish({ ...roleChanged, type: 'limit_changed' })
    expect((await stream.events(2)).map(({ data }) => data.type)).toEqual(['role_changed', 'limit_changed'])
  })

  it('is refused for another tenant than the page names, to strangers and to those without a tenant', async () => {
    const path = '/api/auth/access-events'
    expect((await mine.get(`${path}?tenant=globex`)).code).toBe('TENANT_MISMATCH')
    expect((await mine.get(`${path}?tenant=acme`)).status).toBe(200)
    expect((await world.browser().get(path)).code).toBe('UNAUTHENTICATED')
    expect((await (await world.signUpVerified('eve@example.com')).browser.get(path)).code).toBe('NO_TENANT')
  })

  it('shows a sign of life at every beat', async () => {
    await world.auth.streams.beat()
    await world.auth.streams.beat()
    expect(await stream.comments(3)).toEqual(['alive', 'alive', 'alive'])
  })

  it('is forgotten when its reader goes, and when it was asked for by HEAD', async () => {
    expect(world.auth.streams.size).toBe(1)
    await mine.send('HEAD', '/api/auth/access-events')
    expect(world.auth.streams.size).toBe(1)
    stream.close()
    expect(world.auth.streams.size).toBe(0)
  })

  it('is ended when nobody reads from it, so that it does not grow', async () => {
    for (let at = 0; at < 100; at++) tenants.feed.publish(roleChanged)
    expect(world.auth.streams.size).toBe(0)
    expect(await stream.rest()).toHaveLength(30)
  })

  it('is one of 32 at most for one session: the oldest goes', async () => {
    const more: Listening[] = []
    for (let at = 0; at < 32; at++) more.push(await listen(world, mine))
    expect(world.auth.streams.size).toBe(32)
    expect(await stream.rest()).toEqual([])
    more.forEach((one) => one.close())
  })
})

describe('the end of a stream', () => {
  const revoked = [{ event: 'revoked', data: {} }]

  it.each([
    ['signs out', () => mine.post('/api/auth/signout')],
    ['deletes the account', () => mine.delete('/api/auth/me', { password: 'tangerine lamp over the sea' })],
    ['is signed out elsewhere', async () => world.feed.publish([await sessionId()])],
  ])('comes at once when the person %s', async (_, end) => {
    await end()
    expect(await stream.rest()).toEqual(revoked)
  })

  it('comes at once when the person is removed from the tenant', async () => {
    tenants.remove(userId, acme.id)
    expect(await stream.rest()).toEqual([
      { event: 'access', data: { type: 'membership_changed', id } },
      ...revoked,
    ])
  })

  it('does not come for others, nor for a membership that goes on', async () => {
    const { browser: other } = await world.signIn(email)
    await other.post('/api/auth/signout')
    tenants.feed.publish({ ...roleChanged, type: 'membership_changed' })
    tenants.feed.publish(roleChanged)
    expect((await stream.events(2)).map(({ event }) => event)).toEqual(['access', 'access'])
    expect(world.auth.streams.size).toBe(1)
  })

  it('comes within a minute also when the removal was not heard of', async () => {
    tenants.feed.setLive(false)
    tenants.remove(userId, acme.id)
    world.clock.advance(59_999)
    await world.auth.streams.beat()
    expect(world.auth.streams.size).toBe(1)
    world.clock.advance(1)
    await world.auth.streams.beat()
    expect((await stream.rest()).at(-1)).toEqual(revoked[0])
  })

  it('TEN-3 comes at once when the removal fell between being let in and the stream', async () => {
    const { sessions } = world.stores
    const find = sessions.findSessionWithUser.bind(sessions)
    sessions.findSessionWithUser = (...of) => {
      if (world.auth.streams.size > 1) {
        tenants.feed.setLive(false)
        tenants.remove(userId, acme.id)
      }
      return find(...of)
    }
    const late = await listen(world, mine)
    expect((await late.rest()).at(-1)).toEqual(revoked[0])
  })

  it('comes when the session has run out', async () => {
    world.clock.advance('7d')
    await world.auth.streams.beat()
    expect((await stream.rest()).at(-1)).toEqual(revoked[0])
  })

  it('does not come while it cannot be found out whether it should', async () => {
    const { sessions } = world.stores
    const find = sessions.findSessionWithUser.bind(sessions)
    sessions.findSessionWithUser = () => Promise.reject(new Error('the database is away'))
    world.clock.advance('61s')
    await world.auth.streams.beat()
    expect(world.auth.streams.size).toBe(1)
    sessions.findSessionWithUser = find
    await world.auth.streams.beat()
    expect(world.auth.streams.size).toBe(1)
  })

  it('comes for all when the instance stops, and at once for whoever still comes', async () => {
    world.auth.streams.close()
    expect(await stream.rest()).toEqual([])
    const late = await listen(world, mine)
    expect(await late.rest()).toEqual([])
    expect(world.auth.streams.size).toBe(0)
  })

  async function sessionId() {
    return (await mine.get('/api/auth/session')).json<{ session: { id: string } }>().session.id
  }
})

describe('while changes are not heard of', () => {
  it('streams say so, and come back for what they missed when they are again', async () => {
    tenants.feed.setLive(false)
    await world.auth.streams.beat()
    expect(await stream.comments(2)).toEqual(['alive', 'changes may arrive late'])
    tenants.feed.setLive(true)
    expect(await stream.rest()).toEqual([])
  })
})
