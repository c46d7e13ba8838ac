import { describe, expect, it } from 'vitest'
import { createTestAuth } from '@/e2e/harness/test-auth'
import { ada, bob, enter, memberOf, newTenant } from '@/e2e/harness/tenants'

async function signedIn(world = createTestAuth()) {
  const { browser, user } = await world.signUpVerified(ada)
  const create = (body: object, headers = {}) => browser.post('/api/tenants', body, { headers })
  return { world, browser, user, create }
}

describe('POST /api/tenants', () => {
  it('makes its creator the owner, and does not switch', async () => {
    const { world, browser, user, create } = await signedIn()
    const answer = await create({ name: 'Müller & Sons' })
    expect(answer.status).toBe(201)
    const tenant = answer.json<{ id: string }>()
    expect(tenant).toEqual({ id: tenant.id, slug: 'muller-sons', name: 'Müller & Sons', role: 'owner' })
    expect((await browser.get('/api/tenant')).code).toBe('NO_TENANT')
    await enter(browser, tenant.id)
    expect((await browser.get('/api/tenant')).json()).toMatchObject({ ...tenant, roles: ['owner'] })
    expect(await memberOf(browser, user.id)).toMatchObject({ email: ada, role: 'owner', roles: ['owner'] })
    const placed = await world.tenancy.closure.placements(tenant.id, [
      { type: 'organization', id: tenant.id },
    ])
    expect(placed).toEqual([expect.objectContaining({ path: [{ type: 'organization', id: tenant.id }] })])
    expect(world.audit.at(-1)).toMatchObject({
      action: 'tenants.create',
      actorId: user.id,
      target: { type: 'tenant', id: tenant.id },
    })
  })

  it('takes the slug it is given, whatever its case', async () => {
    const { create } = await signedIn()
    expect((await create({ name: 'Acme', slug: ' Acme-2 ' })).json()).toMatchObject({ slug: 'acme-2' })
    for (const slug of ['a', '-acme', 'ac me', 'acmé', '../acme', 'x'.repeat(64)])
      expect((await create({ name: 'Acme', slug })).code, slug).toBe('VALIDATION')
  })

  it('refuses a slug that is taken or kept back, and finds another where none was asked for', async () => {
    const { create } = await signedIn()
    expect((await create({ name: 'Acme' })).json()).toMatchObject({ slug: 'acme' })
    for (const slug of ['acme', 'ACME', 'api', 'admin']) {
      const refused = await create({ name: 'Other', slug })
      expect([refused.status, refused.code], slug).toEqual([409, 'SLUG_TAKEN'])
    }
    const second = (await create({ name: 'Acme' })).json<{ slug: string }>()
    expect(second.slug).toMatch(/^acme-[a-z0-9]{6}$/)
    expect((await create({ name: 'Admin' })).json<{ slug: string }>().slug).toMatch(/^admin-[a-z0-9]{6}$/)
    expect((await create({ name: '東京' })).status).toBe(201)
  })

  it('refuses a name that is none', async () => {
    const { create } = await signedIn()
    for (const name of ['', '   ', 'x'.repeat(101), 'A\r\nB', 'A\u0000B'])
      expect((await create({ name })).code, name).toBe('VALIDATION')
  })

  it('makes one for a request that is sent twice with one key', async () => {
    const { world, user, create } = await signedIn()
    const headers = { 'idempotency-key': 'first-organization' }
    const [first, again] = [await create({ name: 'Acme' }, headers), await create({ name: 'Acme' }, headers)]
    expect([again.status, again.json()]).toEqual([201, first.json()])
    expect(await world.tenancy.directory.listOf(user.id)).toHaveLength(1)
    expect((await create({ name: 'Other' }, headers)).code).toBe('IDEMPOTENCY_CONFLICT')
  })

  it('AUD-4 makes none whose line can not be written', async () => {
    const { world, user, create } = await signedIn()
    world.breakAudit('tenants.create')
    expect((await create({ name: 'Acme', slug: 'acme' })).status).toBe(500)
    expect(await world.tenancy.directory.listOf(user.id)).toEqual([])
    world.breakAudit('')
    expect((await create({ name: 'Acme', slug: 'acme' })).status).toBe(201)
  })

  it('leaves the slug of one person to nobody else', async () => {
    const world = createTestAuth()
    await newTenant(world, ada, 'Acme')
    const { browser } = await world.signUpVerified(bob)
    expect((await browser.post('/api/tenants', { name: 'Acme', slug: 'acme' })).code).toBe('SLUG_TAKEN')
  })
})
