import { z } from 'zod'
import { beforeEach, describe, expect, it } from 'vitest'
import { acme, createFakeTenants, globex, testAccess, type FakeTenants } from '@/e2e/harness/fake-tenants'
import { createTestPipeline, session, thing } from '@/e2e/harness/test-pipeline'
import { createAuthorization } from '../auth/access/authorization'
import { createAuthTenants } from '../auth/tenants/auth-tenants'
import { systemClock } from '../clock'
import type { AnyAction } from './action'
import { tenantOf, type ActionSession } from './context'
import { rememberingGate, type TenantGate } from './tenant-step'

const mine: ActionSession = { ...session, tenantId: acme.id, tenantSlug: acme.slug }
const project = { type: 'project', id: 'p1' }
const foreign = { type: 'project', id: 'p2' }
let tenants: FakeTenants
let state: { session: ActionSession; isCurrent: boolean }

beforeEach(() => {
  tenants = createFakeTenants()
  tenants.add(mine.user.id, acme, 'member')
  tenants.addThing(acme.id, project)
  tenants.addThing(globex.id, foreign)
  state = { session: mine, isCurrent: true }
})

const authorization = () =>
  createAuthorization({ ...tenants, accessDef: testAccess }, { clock: systemClock, production: true })

function gate(): TenantGate {
  const own = authorization()
  return {
    membership: createAuthTenants(tenants.options).membership,
    isCurrent: () => state.isCurrent,
    access: ({ user, fva }, tenantId, acl) =>
      own.context({ userId: user.id, tenantId, fva }, acl ? own.decode(acl) : null),
  }
}

const read: Partial<AnyAction> = { key: 'read', method: 'GET', body: undefined }
const echo = (changes: Partial<AnyAction> = {}) =>
  thing({
    authentication: 'session',
    tenant: {},
    handler: async (_, context) => {
      const { id, slug } = tenantOf(context)
      return { status: 200, body: { id, slug } }
    },
    ...changes,
  })

function pipelineOf(...actions: AnyAction[]) {
  const authenticate = () => Promise.resolve(state.session)
  return createTestPipeline(actions, { tenants: gate(), authenticate })
}

const named = (slug: string) => ({ headers: { 'x-tenant': slug } })

describe('the tenant of a call', () => {
  it('is that of the token, whether X-Tenant names it or nothing does', async () => {
    const { browser, log } = pipelineOf(echo(), echo(read))
    for (const answer of [
      await browser.post('/api/things', { name: 'A' }),
      await browser.post('/api/things', { name: 'A' }, named('acme')),
      await browser.get('/api/things', named('acme')),
    ])
      expect([answer.status, answer.json()]).toEqual([200, { id: acme.id, slug: 'acme' }])
    expect(log.at(-1)).toMatchObject({ tenantId: acme.id })
  })

  it.each(['globex', 'nowhere', 'ACME', '', acme.id])(
    'is never another: X-Tenant %j is refused',
    async (slug) => {
      tenants.add(mine.user.id, globex)
      const { browser } = pipelineOf(echo(), echo(read))
      for (const answer of [
        await browser.post('/api/things', { name: 'A' }, named(slug)),
        await browser.get('/api/things', named(slug)),
        await browser.send('HEAD', '/api/things', named(slug)),
      ])
        expect(answer.status).toBe(409)
      expect((await browser.get('/api/things', named(slug))).code).toBe('TENANT_MISMATCH')
    },
  )

  it('is asked for where the token has none', async () => {
    state.session = { ...mine, tenantId: null, tenantSlug: null }
    const { browser } = pipelineOf(echo(), echo(read))
    expect((await browser.post('/api/things', { name: 'A' })).code).toBe('NO_TENANT')
    expect((await browser.get('/api/things', named('acme'))).code).toBe('NO_TENANT')
  })

  it('comes after authentication and before validation', async () => {
    state.session = { ...mine, tenantId: null }
    const { browser } = pipelineOf(echo())
    expect((await browser.post('/api/things', { nmae: 1 })).code).toBe('NO_TENANT')
    state.session = mine
    expect((await browser.post('/api/things', { nmae: 1 }, named('globex'))).code).toBe('TENANT_MISMATCH')
    expect((await browser.post('/api/things', { nmae: 1 }, named('acme'))).code).toBe('VALIDATION')
  })

  it('is known by the slug it has now, when it was renamed', async () => {
    state.session = { ...mine, tenantSlug: 'old' }
    const { browser } = pipelineOf(echo())
    expect((await browser.post('/api/things', { name: 'A' }, named('old'))).code).toBe('TENANT_MISMATCH')
    expect((await browser.post('/api/things', { name: 'A' }, named('acme'))).status).toBe(200)
  })
})

describe('TEN-3 somebody who was removed', () => {
  beforeEach(() => tenants.remove(mine.user.id, acme.id))

  it('writes nothing any more, by a token from before', async () => {
    const { browser } = pipelineOf(echo())
    const answer = await browser.post('/api/things', { name: 'A' })
    expect([answer.status, answer.code]).toEqual([403, 'NOT_A_MEMBER'])
    tenants.add(mine.user.id, acme)
    expect((await browser.post('/api/things', { name: 'A' })).status).toBe(200)
  })

  it('reads nothing either, once this instance has heard of it', async () => {
    const { browser } = pipelineOf(echo(read))
    state.isCurrent = false
    expect((await browser.get('/api/things')).code).toBe('NOT_A_MEMBER')
    state.isCurrent = true
    expect((await browser.get('/api/things')).status).toBe(200)
  })

  it('reads nothing that is to be fresh', async () => {
    const { browser } = pipelineOf(echo({ ...read, tenant: { isFresh: true } }))
    expect((await browser.get('/api/things')).code).toBe('NOT_A_MEMBER')
  })
})

describe('an entitlement', () => {
  const params = z.object({ id: z.string() })
  const on = ({ id }: Record<string, unknown>) => ({ type: 'project', id: String(id) })
  const update = (changes: Partial<AnyAction> = {}) =>
    echo({ path: '/api/things/:id', params, tenant: { entitlement: 'project:update', on }, ...changes })
  const rename = echo({ tenant: { entitlement: 'tenant:update' } })

  it('that is missing is refused with what is missing, and why', async () => {
    const { browser } = pipelineOf(rename)
    const answer = await browser.post('/api/things', { name: 'A' })
    expect([answer.status, answer.error]).toEqual([
      403,
      {
        ...{ code: 'FORBIDDEN', message: 'This is not allowed here.' },
        ...{
          permission: 'tenant:update',
          reason: 'role_required',
          meta: { requiredRoles: ['owner', 'admin'] },
        },
      },
    ])
  })

  it('that is held lets the call through', async () => {
    tenants.remove(mine.user.id, acme.id)
    tenants.add(mine.user.id, acme, 'owner')
    const { browser } = pipelineOf(rename, update({ key: 'update' }))
    expect((await browser.post('/api/things', { name: 'A' })).status).toBe(200)
    expect((await browser.post('/api/things/p1', { name: 'A' })).status).toBe(200)
  })

  it('TEN-1 on a thing of another tenant, or of none, is about nothing', async () => {
    const { browser } = pipelineOf(update())
    for (const id of ['p2', 'none', acme.id]) {
      const answer = await browser.post(`/api/things/${id}`, { name: 'A' })
      expect([answer.status, answer.code, answer.error?.permission]).toEqual([404, 'NOT_FOUND', undefined])
    }
    expect((await browser.post('/api/things/p1', { name: 'A' })).code).toBe('FORBIDDEN')
  })

  it('is not needed to be told that a thing is not there', async () => {
    const { browser } = pipelineOf(update({ tenant: { on } }))
    expect((await browser.post('/api/things/p2', { name: 'A' })).code).toBe('NOT_FOUND')
    expect((await browser.post('/api/things/p1', { name: 'A' })).status).toBe(200)
  })

  it('comes after validation and before the limits', async () => {
    const limits = [{ name: 'all', by: 'all', max: 1, windowMs: 60_000, key: () => 'all' }]
    const { browser } = pipelineOf(echo({ tenant: { entitlement: 'tenant:update' }, limits }))
    expect((await browser.post('/api/things', { nmae: 1 })).code).toBe('VALIDATION')
    expect((await browser.post('/api/things', { name: 'A' })).code).toBe('FORBIDDEN')
    expect((await browser.post('/api/things', { name: 'A' })).code).toBe('FORBIDDEN')
  })
})

describe('JWT-8 a set of rights in a token', () => {
  const demand = { tenant: { entitlement: 'tenant:update' } }
  const withSetOf = async (role: string) => {
    tenants.remove(mine.user.id, acme.id)
    tenants.add(mine.user.id, acme, role)
    const acl = await authorization().encodedSet({ userId: mine.user.id, tenantId: acme.id, fva: null })
    state.session = { ...mine, acl }
  }

  it('answers a read without a question to the stores', async () => {
    await withSetOf('owner')
    const { browser } = pipelineOf(echo({ ...read, ...demand }))
    const before = tenants.asked()
    expect((await browser.get('/api/things', named('acme'))).status).toBe(200)
    expect(tenants.asked()).toBe(before)
  })

  it('from before a demotion allows no write', async () => {
    await withSetOf('owner')
    tenants.remove(mine.user.id, acme.id)
    tenants.add(mine.user.id, acme, 'member')
    const { browser } = pipelineOf(echo(demand), echo({ ...read, ...demand }))
    expect((await browser.post('/api/things', { name: 'A' })).code).toBe('FORBIDDEN')
    state.isCurrent = false
    expect((await browser.get('/api/things')).code).toBe('FORBIDDEN')
  })

  it('is not believed about another tenant', async () => {
    await withSetOf('owner')
    tenants.add(mine.user.id, globex, 'member')
    state.session = { ...state.session, tenantId: globex.id, tenantSlug: globex.slug }
    const { browser } = pipelineOf(echo({ ...read, ...demand }))
    expect((await browser.get('/api/things')).code).toBe('FORBIDDEN')
  })
})

describe('several reads for one answer', () => {
  const manager: Partial<AnyAction> = { ...read, tenant: { entitlement: 'tenant:update' } }
  const reads = [echo(read), echo({ ...manager, key: 'look', path: '/api/looks' })]
  const headers = new Headers()
  const asOwner = () => {
    tenants.remove(mine.user.id, acme.id)
    tenants.add(mine.user.id, acme, 'owner')
  }
  const costOf = async (work: () => Promise<unknown>) => {
    const before = tenants.asked()
    await work()
    return tenants.asked() - before
  }

  it('ask for the membership and the rights once, and each anew without a reader', async () => {
    asOwner()
    state.isCurrent = false
    const { pipeline } = pipelineOf(...reads)
    const read = pipeline.reader()
    const one = await costOf(() => read('look', {}, { headers }))
    expect(one).toBeGreaterThan(1)
    expect(
      await costOf(() => Promise.all(['look', 'look', 'read'].map((key) => read(key, {}, { headers })))),
    ).toBe(0)
    expect(await costOf(() => pipeline.run('look', {}, { headers, transport: 'api' }))).toBe(one)
    expect(await costOf(() => pipeline.reader()('look', {}, { headers }))).toBe(one)
  })

  it('TEN-3 of a person say nothing of another, nor of another tenant of theirs', async () => {
    asOwner()
    state.isCurrent = false
    const read = pipelineOf(...reads).pipeline.reader()
    expect((await read('look', {}, { headers })).status).toBe(200)
    tenants.add(mine.user.id, globex, 'member')
    state.session = { ...mine, tenantId: globex.id, tenantSlug: globex.slug }
    expect((await read('look', {}, { headers })).error?.code).toBe('FORBIDDEN')
    state.session = { ...mine, user: { ...mine.user, id: 'u2' } }
    expect((await read('read', {}, { headers })).error?.code).toBe('NOT_A_MEMBER')
    tenants.add('u3', acme, 'member')
    state.session = { ...mine, user: { ...mine.user, id: 'u3' } }
    expect((await read('look', {}, { headers })).error?.code).toBe('FORBIDDEN')
  })

  it('see a second factor that was given in between', () => {
    const remembering = rememberingGate(gate())
    const before = remembering.access(mine, acme.id)
    expect(remembering.access({ ...mine }, acme.id)).toBe(before)
    const after = remembering.access({ ...mine, fva: Math.floor(systemClock.now() / 1_000) }, acme.id)
    expect([before, after].map((access) => access.verifiedWithin(60))).toEqual([false, true])
  })

  it('JWT-8 by a renewed token go by what that one says', async () => {
    asOwner()
    const encoded = () => authorization().encodedSet({ userId: mine.user.id, tenantId: acme.id, fva: null })
    state.session = { ...mine, acl: await encoded() }
    const read = pipelineOf(...reads).pipeline.reader()
    expect((await read('look', {}, { headers })).status).toBe(200)
    tenants.remove(mine.user.id, acme.id)
    tenants.add(mine.user.id, acme, 'member')
    state.session = { ...mine, acl: await encoded() }
    expect((await read('look', {}, { headers })).error?.code).toBe('FORBIDDEN')
  })

  it('refuse to write', async () => {
    const read = pipelineOf(echo(), ...reads).pipeline.reader()
    for (const key of ['make', 'nothing']) await expect(read(key, {}, { headers })).rejects.toThrow(TypeError)
  })
})

it('refuses to mount an action of a tenant where there are none, or that needs no session', () => {
  expect(() => createTestPipeline([echo()])).toThrow('make acts within a tenant')
  expect(() => createTestPipeline([echo({ authentication: 'none' })], { tenants: gate() })).toThrow(
    'make needs a session',
  )
})
