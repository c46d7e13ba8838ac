import { beforeEach, describe, expect, it } from 'vitest'
import { type Buyer, buyPlan, customerOf, newBuyer } from '@/e2e/harness/billing'
import { isSuperAdmin } from './feature'
import type { ReceivedWebhook } from './list-webhooks'

const of = ['ada@example.com']

it.each([
  ['ada@example.com', true, true],
  ['Ada@Example.com', true, true],
  ['ada@example.com', false, false],
  ['eve@example.com', true, false],
])('%s, verified: %s, runs the product: %s', (email, emailVerified, is) => {
  expect(isSuperAdmin(of, { email, emailVerified })).toBe(is)
})

describe('webhooks', () => {
  let buyer: Buyer
  beforeEach(async () => {
    buyer = await newBuyer()
    await buyPlan(buyer.owner)
  })
  const list = async () =>
    (await buyer.owner.get('/api/admin/webhooks')).json<{ webhooks: ReceivedWebhook[] }>().webhooks

  it('are shown with what became of them, and whose they are', async () => {
    const [newest] = await list()
    expect(newest).toMatchObject({
      ...{ provider: 'simulator', canReplay: true, processedAt: expect.any(String) as string },
      organization: { id: buyer.tenantId, name: 'Acme' },
    })
  })

  it('do once more what they ask for, as often as one likes, and it is written down who asked', async () => {
    const { webhooks, subscriptions } = buyer.world.tenancy
    const id = 'evt_waits'
    const event = { provider: 'simulator', type: 'invoice.paid', tenantId: buyer.tenantId }
    await webhooks.receive({ ...event, id, createdAt: 0, receivedAt: buyer.world.clock.now() })
    await subscriptions.remove(buyer.tenantId, 'pro')
    expect((await list())[0]).toMatchObject({ id, processedAt: null })
    for (let times = 0; times < 2; times++)
      expect((await buyer.owner.post(`/api/admin/webhooks/${id}/replay`)).status).toBe(200)
    expect((await list())[0]?.processedAt).not.toBeNull()
    expect(await buyer.state()).toMatchObject({ plan: 'pro', status: 'active' })
    const acts = buyer.world.audit.filter(({ action }) => action === 'admin.replay_webhook')
    expect(acts).toHaveLength(2)
    expect(acts[0]).toMatchObject({ data: { event: id }, target: { id: buyer.tenantId } })
  })

  it('wait on while the provider does not answer', async () => {
    const { tenancy, clock, simulator } = buyer.world
    const id = 'evt_waits'
    const event = { provider: 'simulator', type: 'invoice.paid', tenantId: buyer.tenantId }
    await tenancy.webhooks.receive({ ...event, id, createdAt: 0, receivedAt: clock.now() })
    const customer = await customerOf(buyer.world)
    await simulator.setAway(customer, true)
    expect((await buyer.owner.post(`/api/admin/webhooks/${id}/replay`)).code).toBe('UNAVAILABLE')
    expect((await list())[0]).toMatchObject({ id, processedAt: null })
    await simulator.setAway(customer, false)
    expect((await buyer.owner.post(`/api/admin/webhooks/${id}/replay`)).status, 'twin').toBe(200)
    expect((await buyer.owner.post('/api/admin/webhooks/evt_none/replay')).status).toBe(404)
  })

  it('of another provider are shown, and can’t be asked for', async () => {
    const { webhooks } = buyer.world.tenancy
    const event = { provider: 'stripe', type: 'invoice.paid', tenantId: buyer.tenantId }
    await webhooks.receive({ ...event, id: 'evt_other', createdAt: 0, receivedAt: buyer.world.clock.now() })
    expect((await list()).find(({ id }) => id === 'evt_other')).toMatchObject({ canReplay: false })
    expect((await buyer.owner.post('/api/admin/webhooks/evt_other/replay')).status).toBe(404)
  })

  it('PRV-1 are not there for anybody else, the owner of another organization included', async () => {
    const { browser } = await buyer.world.signUpVerified('eve@example.com')
    const [event] = await list()
    const before = buyer.world.audit.length
    expect((await browser.get('/api/admin/webhooks')).status).toBe(404)
    expect((await browser.post(`/api/admin/webhooks/${event?.id}/replay`)).status).toBe(404)
    expect(buyer.world.audit).toHaveLength(before)
    expect((await buyer.world.browser().get('/api/admin/webhooks')).status).toBe(401)
  })
})
