import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Browser } from '@/e2e/harness/browser'
import { acme, createFakeTenants, type FakeTenants, globex, inFakeTenants } from '@/e2e/harness/fake-tenants'
import { race } from '@/e2e/harness/race'
import { createTestAuth, type TestAuth } from '@/e2e/harness/test-auth'

const email = 'ada@example.com'
let world: TestAuth
let tenants: FakeTenants
let mine: Browser
let userId: string

beforeEach(async () => {
  tenants = createFakeTenants()
  world = createTestAuth(inFakeTenants(tenants))
  const { user } = await world.signUpVerified(email)
  userId = user.id
  tenants.add(userId, acme, 'owner')
  tenants.add(userId, globex)
  mine = (await world.signIn(email)).browser
})

type Session = { id: string; tenantId: string | null; fva: number | null }
const sessionOf = async (browser: Browser) =>
  (await browser.get('/api/auth/session')).json<{ session: Session }>().session
const switchTo = (tenantId: string, browser = mine) => browser.post('/api/auth/switch-tenant', { tenantId })
const tokens = (browser: Browser) => ['__Host-sid', '__Host-ref'].map((name) => browser.cookies.get(name))

describe('the tenants of a person', () => {
  it('are listed with their role, the current, the last and the next one', async () => {
    expect((await mine.get('/api/auth/tenants')).json()).toEqual({
      tenants: [
        { ...acme, role: 'owner' },
        { ...globex, role: 'member' },
      ],
      ...{ currentTenantId: acme.id, lastTenantId: null, resolvedDefaultId: acme.id },
    })
    await switchTo(globex.id)
    expect((await mine.get('/api/auth/tenants')).json()).toMatchObject({
      ...{ currentTenantId: globex.id, lastTenantId: globex.id, resolvedDefaultId: globex.id },
    })
  })

  it('are none for somebody new, and nobody else’s', async () => {
    const { browser } = await world.signUpVerified('eve@example.com')
    expect((await browser.get('/api/auth/tenants')).json()).toEqual({
      ...{ tenants: [], currentTenantId: null, lastTenantId: null, resolvedDefaultId: null },
    })
  })
})

describe('signing in', () => {
  const tenantAfterSignIn = async () => (await sessionOf((await world.signIn(email)).browser)).tenantId

  it('begins in the tenant that was used last, on whatever device', async () => {
    await switchTo(globex.id)
    expect(await tenantAfterSignIn()).toBe(globex.id)
  })

  it('begins in the first when the person has left the last one', async () => {
    await switchTo(globex.id)
    tenants.remove(userId, globex.id)
    expect(await tenantAfterSignIn()).toBe(acme.id)
  })

  it('begins nowhere when there is none', async () => {
    tenants.remove(userId, globex.id)
    tenants.remove(userId, acme.id)
    expect(await tenantAfterSignIn()).toBeNull()
  })

  it.each([
    ['chooses among them', globex.id, globex.id],
    ['chooses none', null, null],
    ['chooses one that the person is no member of', '019aa5d0-7a3e-7c2b-9f4d-0123456789ab', null],
  ])('is decided by resolveDefault, which %s', async (_, chosen, begun) => {
    const own = createTestAuth({
      ...inFakeTenants(tenants),
      tenant: { ...tenants.options, resolveDefault: () => chosen },
    })
    const { user } = await own.signUpVerified(email)
    tenants.add(user.id, acme)
    tenants.add(user.id, globex)
    const { browser } = await own.signIn(email)
    expect((await sessionOf(browser)).tenantId).toBe(begun)
    expect((await browser.get('/api/auth/tenants')).json()).toMatchObject({ resolvedDefaultId: begun })
  })

  it('works with verifyMembership alone', async () => {
    const own = createTestAuth({
      ...inFakeTenants(tenants),
      tenant: { verifyMembership: async (_, id) => id === acme.id },
    })
    const { browser } = await own.signUpVerified(email)
    expect((await sessionOf(browser)).tenantId).toBeNull()
    expect((await switchTo(globex.id, browser)).code).toBe('NOT_A_MEMBER')
    expect((await switchTo(acme.id, browser)).status).toBe(200)
    expect((await sessionOf(browser)).tenantId).toBe(acme.id)
  })
})

describe('switching', () => {
  it('changes both cookies, and keeps session and second factor', async () => {
    const { id } = await sessionOf(mine)
    await world.stores.sessions.updateSession(id, { factorVerifiedAt: 1_700_000_000_000 })
    const before = tokens(mine)
    const answer = await switchTo(globex.id)
    expect([answer.status, answer.json()]).toEqual([
      200,
      {
        tenantId: globex.id,
        user: expect.objectContaining({ email }),
        expiresAt: new Date(world.clock.now() + 60_000).toISOString(),
      },
    ])
    expect(tokens(mine).map((token, at) => token === before[at])).toEqual([false, false])
    expect(await sessionOf(mine)).toMatchObject({ id, tenantId: globex.id, fva: 1_700_000_000 })
    expect((await mine.post('/api/auth/refresh')).status).toBe(200)
    expect((await sessionOf(mine)).tenantId).toBe(globex.id)
  })

  it('TEN-2 to a foreign tenant is refused, and one that there is not alike', async () => {
    tenants.remove(userId, globex.id)
    const before = tokens(mine)
    const [foreign, unknown] = [
      await switchTo(globex.id),
      await switchTo('019aa5d0-7a3e-7c2b-9f4d-0123456789ab'),
    ]
    expect([foreign.status, foreign.code]).toEqual([403, 'NOT_A_MEMBER'])
    expect([unknown.status, unknown.text]).toEqual([foreign.status, foreign.text])
    expect(tokens(mine)).toEqual(before)
    expect((await sessionOf(mine)).tenantId).toBe(acme.id)
  })

  it('leaves other sessions of the person where they are', async () => {
    const { browser: other } = await world.signIn(email)
    await switchTo(globex.id)
    await other.post('/api/auth/refresh')
    expect((await sessionOf(other)).tenantId).toBe(acme.id)
  })

  it('beside refreshes of the same token signs nobody out, and its tenant stays', async () => {
    const { answers, byStatus } = await race(20, (at) =>
      at === 10 ? switchTo(globex.id, mine.copy()) : mine.copy().post('/api/auth/refresh'),
    )
    expect(byStatus).toEqual({ 200: 20 })
    const children = answers.map(({ cookies }) => cookies.find(({ name }) => name === '__Host-ref')?.value)
    expect(new Set(children).size).toBe(1)
    mine.cookies.set('__Host-ref', children[0] ?? '')
    expect((await mine.post('/api/auth/refresh')).status).toBe(200)
    expect((await sessionOf(mine)).tenantId).toBe(globex.id)
  })

  it('is not held back by the limit of refreshes, for it is asked for by a person', async () => {
    for (let at = 0; at < 10; at++) await mine.post('/api/auth/refresh')
    expect((await mine.post('/api/auth/refresh')).code).toBe('RATE_LIMITED')
    for (let at = 0; at < 12; at++)
      expect((await switchTo(at % 2 ? acme.id : globex.id)).status, `switch ${at}`).toBe(200)
  })

  it('that happens while a refresh is being answered is not undone by it', async () => {
    const { sessions } = world.stores
    const rotate = sessions.rotateSession.bind(sessions)
    vi.spyOn(sessions, 'rotateSession').mockImplementationOnce(async (id, rotation) => {
      await sessions.updateSession(id, { tenantId: globex.id })
      return rotate(id, rotation)
    })
    await mine.post('/api/auth/refresh')
    expect((await sessionOf(mine)).tenantId).toBe(globex.id)
  })

  it('REF-3 ends the session when its refresh token was used up long ago', async () => {
    const thief = mine.copy()
    await mine.post('/api/auth/refresh')
    world.clock.advance('11s')
    const answer = await switchTo(globex.id, thief)
    expect([answer.status, answer.code]).toEqual([401, 'SESSION_REVOKED'])
    expect((await mine.post('/api/auth/refresh')).code).toBe('SESSION_REVOKED')
  })

  it('REF-4 uses up no refresh token of another session', async () => {
    const { browser: eve } = await world.signUpVerified('eve@example.com')
    const hers = eve.cookies.get('__Host-ref') ?? ''
    mine.cookies.set('__Host-ref', hers)
    expect((await switchTo(globex.id)).status).toBe(200)
    expect(mine.cookies.get('__Host-ref')).toBe(hers)
    expect((await sessionOf(mine)).tenantId).toBe(globex.id)
    expect((await eve.post('/api/auth/refresh')).status).toBe(200)
    expect((await sessionOf(eve)).tenantId).toBeNull()
  })

  it('by a Bearer token moves the session and sets no cookie', async () => {
    const authorization = `Bearer ${mine.cookies.get('__Host-sid')}`
    const bare = world.browser()
    const body = { tenantId: globex.id }
    const answer = await bare.post('/api/auth/switch-tenant', body, {
      headers: { authorization, origin: null },
    })
    expect([answer.status, answer.cookies]).toEqual([200, []])
    await mine.post('/api/auth/refresh')
    expect((await sessionOf(mine)).tenantId).toBe(globex.id)
  })
})

describe('a person who has left', () => {
  it('loses the tenant at the next refresh, and the session goes on', async () => {
    tenants.remove(userId, acme.id)
    expect((await mine.post('/api/auth/refresh')).status).toBe(200)
    expect((await sessionOf(mine)).tenantId).toBeNull()
    tenants.add(userId, acme)
    await mine.post('/api/auth/refresh')
    expect((await sessionOf(mine)).tenantId).toBeNull()
    expect((await switchTo(acme.id)).status).toBe(200)
  })

  it('loses it also by a refresh that shares the child of another one', async () => {
    const late = mine.copy()
    await mine.post('/api/auth/refresh')
    tenants.remove(userId, acme.id)
    expect((await late.post('/api/auth/refresh')).status).toBe(200)
    expect((await sessionOf(late)).tenantId).toBeNull()
    expect(late.cookies.get('__Host-ref')).toBe(mine.cookies.get('__Host-ref'))
  })

  it('loses it by a change of the password and of the name', async () => {
    tenants.remove(userId, acme.id)
    await mine.patch('/api/auth/me', { name: 'Countess' })
    expect((await sessionOf(mine)).tenantId).toBeNull()
  })
})
