import { beforeEach, expect, it } from 'vitest'
import type { Browser } from '@/e2e/harness/browser'
import { acme, createFakeTenants, type FakeTenants, globex, inFakeTenants } from '@/e2e/harness/fake-tenants'
import { createTestAuth, type TestAuth } from '@/e2e/harness/test-auth'

const email = 'ada@example.com'
let world: TestAuth
let tenants: FakeTenants
let mine: Browser
let userId: string

beforeEach(async () => {
  tenants = createFakeTenants()
  world = createTestAuth(inFakeTenants(tenants))
  userId = (await world.signUpVerified(email)).user.id
  tenants.add(userId, acme)
  tenants.add(userId, globex)
  mine = (await world.signIn(email)).browser
})

const headersOf = ({ cookies }: Browser) =>
  new Headers({ cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') })
const enter = (slug: string, stays = true) => world.auth.enterTenant(headersOf(mine), slug, { stays })
const tenantOf = async (browser = mine) =>
  (await browser.get('/api/auth/session')).json<{ session: { tenantId: string | null } }>().session.tenantId

it('gives a token of the page’s tenant, for the session and for the rest of the old token’s life', async () => {
  world.clock.advance('20s')
  const cookies = await enter('globex')
  expect(cookies.map(({ name }) => name)).toEqual(['__Host-sid'])
  mine.cookies.set('__Host-sid', cookies[0]?.value ?? '')
  expect(await tenantOf()).toBe(globex.id)
  world.clock.advance('40s')
  expect((await mine.get('/api/auth/session')).status).toBe(401)
  await mine.post('/api/auth/refresh')
  expect(await tenantOf()).toBe(globex.id)
  expect((await mine.get('/api/auth/tenants')).json()).toMatchObject({ lastTenantId: globex.id })
})

it('uses up no refresh token: pages of several tenants that are opened at once sign nobody out', async () => {
  const late = mine.copy()
  for (const slug of ['globex', 'acme', 'globex', 'acme']) {
    const [cookie] = await enter(slug)
    if (cookie) mine.cookies.set(cookie.name, cookie.value)
  }
  expect((await late.post('/api/auth/refresh')).status).toBe(200)
})

it('leaves the session where it is for a page that is only fetched ahead', async () => {
  const [cookie] = await enter('globex', false)
  const ahead = mine.copy()
  ahead.cookies.set('__Host-sid', cookie?.value ?? '')
  expect(await tenantOf(ahead)).toBe(globex.id)
  await mine.post('/api/auth/refresh')
  expect(await tenantOf()).toBe(acme.id)
  expect((await mine.get('/api/auth/tenants')).json()).toMatchObject({ lastTenantId: null })
})

it('gives nothing for the tenant that the token is of, without asking anything', async () => {
  const [asked, calls] = [tenants.asked(), world.storeCalls.length]
  expect(await enter('acme')).toEqual([])
  expect([tenants.asked(), world.storeCalls.length]).toEqual([asked, calls])
})

it('gives nothing for a tenant of others, for one that there is not, and to nobody', async () => {
  tenants.remove(userId, globex.id)
  expect(await enter('globex')).toEqual([])
  expect(await enter('nowhere')).toEqual([])
  expect(await world.auth.enterTenant(new Headers(), 'acme', { stays: true })).toEqual([])
})

it('gives nothing to a session that was revoked, here or elsewhere', async () => {
  const copy = mine.copy()
  await mine.post('/api/auth/signout')
  mine = copy
  expect(await enter('globex')).toEqual([])
  const { browser } = await world.signIn(email)
  mine = browser
  const { id } = (await browser.get('/api/auth/session')).json<{ session: { id: string } }>().session
  await world.stores.sessions.revokeSession(id, world.clock.now())
  expect(await enter('globex')).toEqual([])
})
