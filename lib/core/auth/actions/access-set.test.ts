import { decodeJwt } from 'jose'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Browser } from '@/e2e/harness/browser'
import {
  acme,
  createFakeTenants,
  type FakeTenants,
  globex,
  inFakeTenants,
  testAccess,
} from '@/e2e/harness/fake-tenants'
import { createTestAuth, goodPassword, type TestAuth } from '@/e2e/harness/test-auth'
import { decodeAccessSet } from '../../access/decode-access-set'

const email = 'ada@example.com'
const path = '/api/auth/access-set'
let world: TestAuth
let tenants: FakeTenants
let mine: Browser
let userId: string

beforeEach(async () => {
  tenants = createFakeTenants()
  world = createTestAuth(inFakeTenants(tenants))
  userId = (await world.signUpVerified(email)).user.id
  tenants.add(userId, acme, 'admin')
  mine = (await world.signIn(email)).browser
})

/** A role changed by another instance, of which this one has heard. */
const becomes = (role: string) => {
  tenants.remove(userId, acme.id)
  tenants.add(userId, acme, role)
}
const get = (headers: Record<string, string> = {}) => mine.get(path, { headers })

describe('the access set', () => {
  it('checks every entitlement on the tenant, now', async () => {
    const answer = await get()
    expect(answer.json()).toEqual({
      ...{ tenantId: acme.id, catalog: expect.any(String), flags: {}, plan: null, addOns: [] },
      entitlements: {
        'project:create': { allowed: true },
        'project:update': expect.objectContaining({ allowed: false }),
        'tenant:update': { allowed: true },
      },
      computedAt: new Date(world.clock.now()).toISOString(),
    })
    becomes('member')
    const now = (await get()).json<{ entitlements: Record<string, unknown> }>()
    expect(now.entitlements['tenant:update']).toMatchObject({ allowed: false, reason: 'role_required' })
  })

  it('may be kept by the browser alone, and is asked for again each time', async () => {
    const { headers } = await get()
    expect(headers.get('cache-control')).toBe('private, no-cache')
    expect(headers.get('vary')).toBe('Cookie')
    expect(headers.get('etag')).toMatch(/^"[\w-]{22}"$/)
  })

  it('is 304 while nothing has changed, however much later', async () => {
    const etag = (await get()).headers.get('etag') ?? ''
    world.clock.advance('30s')
    for (const tag of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const again = await get({ 'if-none-match': tag })
      expect([again.status, again.text, again.headers.get('etag')]).toEqual([304, '', etag])
      expect(again.headers.get('cache-control')).toBe('private, no-cache')
    }
    becomes('member')
    expect((await get({ 'if-none-match': etag })).status).toBe(200)
  })

  it('is not given to somebody who was removed, in the name of another tenant, or nowhere', async () => {
    expect((await get({ 'x-tenant': 'globex' })).code).toBe('TENANT_MISMATCH')
    tenants.remove(userId, acme.id)
    expect((await get()).code).toBe('NOT_A_MEMBER')
    await mine.post('/api/auth/refresh')
    expect((await get()).code).toBe('NO_TENANT')
  })
})

describe('the access set in a token', () => {
  const setIn = (browser: Browser) =>
    decodeAccessSet(decodeJwt(browser.cookies.get('__Host-sid') ?? '').acl, testAccess)
  const mayUpdate = (browser: Browser) => setIn(browser)?.entitlements['tenant:update']?.allowed

  it('says the same as the endpoint', async () => {
    expect(setIn(mine)).toEqual((await get()).json())
  })

  it('is computed anew whenever a token is made', async () => {
    expect(mayUpdate(mine)).toBe(true)
    becomes('member')
    await mine.post('/api/auth/refresh')
    expect(mayUpdate(mine)).toBe(false)
    becomes('admin')
    await mine.patch('/api/auth/me', { name: 'Countess' })
    expect(mayUpdate(mine)).toBe(true)
    becomes('member')
    const change = { currentPassword: goodPassword, newPassword: 'another lamp under the hill' }
    await mine.post('/api/auth/change-password', change)
    expect(mayUpdate(mine)).toBe(false)
    tenants.add(userId, globex, 'owner')
    await mine.post('/api/auth/switch-tenant', { tenantId: globex.id })
    expect([mayUpdate(mine), setIn(mine)?.tenantId]).toEqual([true, globex.id])
  })

  it('is none outside a tenant', async () => {
    const { browser } = await world.signUpVerified('eve@example.com')
    expect(decodeJwt(browser.cookies.get('__Host-sid') ?? '')).not.toHaveProperty('acl')
  })

  it('leaves both cookies shorter than 3.8 KB', () => {
    for (const value of mine.cookies.values()) expect(value.length).toBeLessThan(3_800)
  })
})
