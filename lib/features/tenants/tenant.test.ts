import { describe, expect, it } from 'vitest'
import { createTestAuth } from '@/e2e/harness/test-auth'
import { ada, bob, enter, eve, joinTenant, memberOf, newTenant } from '@/e2e/harness/tenants'
import { graceMs } from '@/lib/core/tenancy/grace'

async function acme() {
  const world = createTestAuth()
  const owner = await newTenant(world)
  const admin = await joinTenant(world, owner.browser, bob, 'admin')
  const member = await joinTenant(world, owner.browser, eve)
  return { world, owner, admin, member, tenant: owner.tenant }
}

describe('PATCH /api/tenant', () => {
  it('renames and moves, for those who may', async () => {
    const { world, admin, member } = await acme()
    const changed = await admin.browser.patch('/api/tenant', { name: 'Acme Inc.', slug: 'acme-inc' })
    expect([changed.status, changed.json()]).toEqual([
      200,
      expect.objectContaining({ name: 'Acme Inc.', slug: 'acme-inc', role: 'admin' }),
    ])
    expect(world.audit.at(-1)).toMatchObject({
      action: 'tenant.update',
      data: { before: { name: 'Acme', slug: 'acme' }, after: { name: 'Acme Inc.', slug: 'acme-inc' } },
    })
    const refused = await member.browser.patch('/api/tenant', { name: 'Mine' })
    expect([refused.status, refused.error]).toEqual([
      403,
      expect.objectContaining({ code: 'FORBIDDEN', permission: 'tenant:update', reason: 'role_required' }),
    ])
  })

  it('keeps one slug to one tenant, and its own to itself', async () => {
    const { world, owner } = await acme()
    await newTenant(world, 'zoe@example.com', 'Other')
    for (const slug of ['other', 'api'])
      expect((await owner.browser.patch('/api/tenant', { slug })).code, slug).toBe('SLUG_TAKEN')
    expect((await owner.browser.patch('/api/tenant', { slug: 'acme' })).status).toBe(200)
    expect((await owner.browser.get('/api/tenant')).json()).toMatchObject({ slug: 'acme' })
  })
})

describe('RAT-5 PATCH /api/tenant', () => {
  it('tells 100 times an hour whether a slug is taken', async () => {
    const { world, owner } = await acme()
    const probe = () => owner.browser.patch('/api/tenant', { slug: 'api' })
    for (let at = 0; at < 100; at++) expect((await probe()).code).toBe('SLUG_TAKEN')
    expect((await probe()).code).toBe('RATE_LIMITED')
    world.clock.advance('1h')
    await owner.browser.post('/api/auth/refresh')
    expect((await owner.browser.patch('/api/tenant', { slug: 'acme-inc' })).status, 'twin').toBe(200)
  })
})

describe('DELETE /api/tenant', () => {
  it('is the owner’s, and ends everyone’s access at once', async () => {
    const { owner, admin, member, tenant } = await acme()
    expect((await admin.browser.delete('/api/tenant')).code).toBe('FORBIDDEN')
    expect((await owner.browser.delete('/api/tenant')).status).toBe(204)
    for (const { browser } of [owner, admin, member]) {
      expect((await browser.patch('/api/tenant', { name: 'Still here' })).status).not.toBe(200)
      expect((await browser.post('/api/auth/switch-tenant', { tenantId: tenant.id })).code).toBe(
        'NOT_A_MEMBER',
      )
    }
    expect((await owner.browser.delete('/api/tenant')).status).not.toBe(204)
  })

  it('can be undone by an owner for 30 days, with everyone in it', async () => {
    const { world, owner, admin, tenant } = await acme()
    await owner.browser.delete('/api/tenant')
    const listed = (await owner.browser.get('/api/tenants/deleted')).json<{ items: { id: string }[] }>()
    expect(listed.items).toEqual([expect.objectContaining({ id: tenant.id, slug: 'acme', name: 'Acme' })])
    const restore = { tenantId: tenant.id }
    expect((await admin.browser.post('/api/tenant/restore', restore)).code).toBe('NOT_FOUND')
    expect((await owner.browser.post('/api/tenant/restore', restore)).json()).toEqual(tenant)
    expect((await owner.browser.post('/api/tenant/restore', restore)).code).toBe('NOT_FOUND')
    await enter(admin.browser, tenant.id)
    expect((await memberOf(admin.browser, admin.userId)).role).toBe('admin')
    expect(world.audit.map(({ action }) => action).slice(-2)).toEqual(['tenant.delete', 'tenant.restore'])
  })

  it('can not be undone when they are over', async () => {
    const { world, owner, tenant } = await acme()
    await owner.browser.delete('/api/tenant')
    world.clock.advance(`${graceMs - 1}ms`)
    const again = (await world.signIn(ada)).browser
    expect((await again.get('/api/tenants/deleted')).json<{ items: unknown[] }>().items).toHaveLength(1)
    world.clock.advance('1ms')
    expect((await again.get('/api/tenants/deleted')).json()).toEqual({ items: [], nextCursor: null })
    expect((await again.post('/api/tenant/restore', { tenantId: tenant.id })).code).toBe('NOT_FOUND')
  })
})

describe('POST /api/tenant/transfer-ownership', () => {
  it('makes another member the owner, and the owner an admin', async () => {
    const { owner, member } = await acme()
    const answer = await owner.browser.post('/api/tenant/transfer-ownership', { userId: member.userId })
    expect([answer.status, answer.json()]).toEqual([
      200,
      expect.objectContaining({ userId: member.userId, role: 'owner' }),
    ])
    expect((await memberOf(member.browser, owner.userId)).roles).toEqual(['admin'])
    expect((await owner.browser.delete('/api/tenant')).code).toBe('FORBIDDEN')
  })

  it('PRV-2 is no way up for those who own nothing', async () => {
    const { owner, admin, member } = await acme()
    for (const { browser, userId } of [admin, member]) {
      const answer = await browser.post('/api/tenant/transfer-ownership', { userId })
      expect([answer.status, answer.code]).toEqual([403, 'FORBIDDEN'])
    }
    expect((await memberOf(owner.browser, owner.userId)).role).toBe('owner')
  })

  it('TEN-5 hands nothing to somebody of another tenant', async () => {
    const { world, owner } = await acme()
    const stranger = await newTenant(world, 'zoe@example.com', 'Other')
    const answer = await owner.browser.post('/api/tenant/transfer-ownership', { userId: stranger.userId })
    expect(answer.code).toBe('NOT_FOUND')
    expect((await memberOf(owner.browser, owner.userId)).role).toBe('owner')
  })

  it('changes nothing when handed to oneself', async () => {
    const { owner } = await acme()
    const answer = await owner.browser.post('/api/tenant/transfer-ownership', { userId: owner.userId })
    expect(answer.json()).toMatchObject({ role: 'owner' })
  })
})
