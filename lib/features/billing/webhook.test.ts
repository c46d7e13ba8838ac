import { beforeEach, describe, expect, it, vi } from 'vitest'
import {
  billingFeature,
  boostsOf,
  boostUnheard,
  buyPlan,
  customerOf,
  sendWebhook,
} from '@/e2e/harness/billing'
import type { Browser } from '@/e2e/harness/browser'
import { heldPlan } from '@/e2e/harness/plans'
import { accessEvents, newTenant } from '@/e2e/harness/tenants'
import { createTestAuth, simulatorSecret, type TestAuth } from '@/e2e/harness/test-auth'
import { AppError } from '@/lib/core/errors'
import { signatureHeader, signatureOf } from '@/lib/providers/billing/simulator/signature'
import { checkDrift } from './check-drift'
import { processWaiting } from './process-event'
import type { BillingState } from './state'

let world: TestAuth
let owner: Browser
let tenantId: string
let customerId: string
beforeEach(async () => {
  world = createTestAuth()
  const { browser, tenant } = await newTenant(world, undefined, undefined, null)
  owner = browser
  tenantId = tenant.id
  await buyPlan(owner)
  customerId = await customerOf(world)
})

const path = '/api/billing/webhook/simulator'
const state = async () => (await owner.get('/api/billing')).json<BillingState>()
const feature = () => billingFeature(world)
/** From now on, what was kept of the provider comes back as from jsonb: the same, with its keys in another order. */
const handBackReversed = () => {
  const inTenant = world.tenancy.inTenant.bind(world.tenancy)
  const reversed = <T extends object>(value: T) =>
    Object.fromEntries(Object.entries(value).reverse()) as unknown as T
  vi.spyOn(world.tenancy, 'inTenant').mockImplementation((id, work) =>
    inTenant(id, (stores) => {
      const account: typeof stores.billing.account = async (of) => {
        const row = await stores.billing.account(of)
        return row?.subscription ? { ...row, subscription: reversed(row.subscription) } : row
      }
      return work({ ...stores, billing: { ...stores.billing, account } })
    }),
  )
}
const changeUnheard = (quantity: number) => boostUnheard(world, customerId, quantity)
const boosts = () => boostsOf(owner)

describe('BIL-1 a webhook is taken', () => {
  const json = (id = 'evt_1') =>
    JSON.stringify({ id, type: 'invoice.paid', created: 1, data: { customer: customerId } })
  const signed = (body: string, over: Partial<{ at: number; secret: Uint8Array }> = {}) =>
    signatureOf(over.secret ?? simulatorSecret, new TextEncoder().encode(body), over.at ?? world.clock.now())
  const post = (body: string, signature: string | null) =>
    world.browser().send('POST', path, { body, headers: { [signatureHeader]: signature } })
  const minutes = 60_000

  it('with our signature over these bytes, of now', async () => {
    const answer = await post(json(), signed(json()))
    expect([answer.status, answer.json()]).toEqual([200, { received: true }])
  })

  it.each<[string, () => [body: string, signature: string | null]]>([
    ['without a signature', () => [json(), null]],
    ['with an empty one', () => [json(), '']],
    ['with one of another secret', () => [json(), signed(json(), { secret: new Uint8Array(32).fill(1) })]],
    ['with one of another body', () => [json('evt_2'), signed(json())]],
    ['written anew after it was signed', () => [JSON.stringify(JSON.parse(json()), null, 1), signed(json())]],
    ['with one of six minutes ago', () => [json(), signed(json(), { at: world.clock.now() - 6 * minutes })]],
    [
      'with one of six minutes ahead',
      () => [json(), signed(json(), { at: world.clock.now() + 6 * minutes })],
    ],
    ['that says nothing', () => ['{}', signed('{}')]],
    ['that is no JSON', () => ['not json', signed('not json')]],
    ['that is empty', () => ['', signed('')]],
  ])('not %s', async (_, make) => {
    await changeUnheard(2)
    const { status, code } = await post(...make())
    expect([status, code]).toEqual([400, 'SIGNATURE'])
    expect(await boosts(), 'nothing was looked up').toBeUndefined()
  })

  it('twin: with one of four minutes ago', async () => {
    const signature = signed(json(), { at: world.clock.now() - 4 * minutes })
    expect((await post(json(), signature)).status).toBe(200)
  })

  it('not of a customer of nobody here, nor at another provider’s address', async () => {
    const stranger = await sendWebhook(world, { id: 'evt_1', customerId: 'cus_nobody' })
    expect([stranger.status, stranger.code]).toEqual([404, 'NOT_FOUND'])
    for (const name of ['stripe', 'SIMULATOR', 'none']) {
      const answer = await world.browser().send('POST', `/api/billing/webhook/${name}`, { body: json() })
      expect([400, 404], name).toContain(answer.status)
    }
  })

  it('needs nothing of a browser, and a session gives it nothing', async () => {
    const answer = await owner.send('POST', path, {
      body: json(),
      headers: { [signatureHeader]: signed(json()), origin: 'https://evil.example', 'content-type': null },
    })
    expect([answer.status, answer.cookies]).toEqual([200, []])
  })
})

describe('what a webhook does', () => {
  it('is to ask the provider', async () => {
    await changeUnheard(3)
    expect(await boosts()).toBeUndefined()
    await sendWebhook(world, { id: 'evt_1', customerId })
    expect(await boosts()).toBe(3)
  })

  it('BIL-2 of one event fifty times at once is done, and kept once', async () => {
    await changeUnheard(3)
    const lines = () => world.audit.filter(({ action }) => action === 'billing.sync').length
    const before = lines()
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => sendWebhook(world, { id: 'evt_1', customerId })),
    )
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
    expect([await boosts(), lines() - before]).toEqual([3, 1])
    const kept = (await world.tenancy.webhooks.list(100)).filter(({ id }) => id === 'evt_1')
    expect(kept).toMatchObject([{ type: 'customer.subscription.updated', processedAt: world.clock.now() }])
  })

  it('BIL-2 is no change where the same is kept with its keys in another order, as Postgres keeps it', async () => {
    handBackReversed()
    const told = () => ({
      lines: world.audit.filter(({ action }) => action === 'billing.sync').length,
      events: accessEvents(world).length,
    })
    const before = told()
    for (const id of ['evt_1', 'evt_1', 'evt_2']) await sendWebhook(world, { id, customerId })
    await checkDrift(feature(), { mend: true, now: world.clock.now() })
    expect(told()).toEqual(before)
    await changeUnheard(3)
    await sendWebhook(world, { id: 'evt_3', customerId })
    expect(told().lines, 'twin: a change is told').toBe(before.lines + 1)
    expect(told().events).toBeGreaterThan(before.events)
  })

  it('BIL-2 twin: two events are two', async () => {
    for (const [at, id] of ['evt_1', 'evt_2'].entries()) {
      await changeUnheard(at + 3)
      await sendWebhook(world, { id, customerId })
      expect(await boosts()).toBe(at + 3)
    }
  })

  it('BIL-3 is the same in every order of what happened', async () => {
    const types = ['created', 'updated', 'deleted'].map((verb) => `customer.subscription.${verb}`)
    for (const [at, order] of orders(types).entries()) {
      await changeUnheard(at + 1)
      for (const type of order) await sendWebhook(world, { id: `evt_${at}_${type}`, type, customerId })
      expect(await state(), order.join()).toMatchObject({
        ...{ plan: 'pro', status: 'active' },
        addOns: [{ key: 'ai-boost', quantity: at + 1 }],
      })
    }
  })

  it('BIL-3 twin: what has really changed since is taken over', async () => {
    await changeUnheard(1)
    await sendWebhook(world, { id: 'evt_new', type: 'customer.subscription.updated', customerId })
    await changeUnheard(2)
    await sendWebhook(world, { id: 'evt_old', type: 'customer.subscription.created', customerId })
    expect(await boosts()).toBe(2)
  })

  it('BIL-3 an event that comes after the end brings nothing back', async () => {
    await owner.post('/api/billing/cancel')
    world.clock.advance('32d')
    await world.simulator.tick()
    await world.signIn('ada@example.com', undefined, owner)
    await sendWebhook(world, { id: 'evt_late', type: 'customer.subscription.created', customerId })
    expect(await state()).toMatchObject({ plan: 'free', status: 'canceled' })
  })

  it('takes nothing away that was promised, and begins no period anew', async () => {
    await world.tenancy.subscriptions.updateOverrides(tenantId, { 'ai-limit': { max: 5_000 } })
    await world.tenancy.subscriptions.assign(tenantId, heldPlan('extra-invites', { anchor: 7 }))
    const before = await world.tenancy.subscriptions.subscription(tenantId)
    world.clock.advance('3d')
    await sendWebhook(world, { id: 'evt_1', customerId })
    expect(await world.tenancy.subscriptions.subscription(tenantId)).toEqual(before)
  })

  it('brings what our own act could not take over, since the database was gone in between', async () => {
    world.simulator.connect(async () => new Response(null, { status: 503 }))
    vi.spyOn(world.tenancy.billing, 'beginSync').mockRejectedValueOnce(new Error('gone'))
    expect((await owner.post('/api/billing/cancel')).status).toBe(500)
    expect((await state()).cancelAtPeriodEnd, 'the provider has done it, and nobody knows').toBe(false)
    await sendWebhook(world, { id: 'evt_1', customerId })
    expect((await state()).cancelAtPeriodEnd).toBe(true)
  })

  it('waits while the provider is down, and is done when it is back', async () => {
    await changeUnheard(4)
    const down = vi.spyOn(world.simulator.provider, 'subscription')
    down.mockRejectedValueOnce(new AppError('UNAVAILABLE', 'Down.', { retryAfterMs: 1_000 }))
    const answer = await sendWebhook(world, { id: 'evt_1', customerId })
    expect([answer.status, answer.code]).toEqual([503, 'UNAVAILABLE'])
    expect(await boosts()).toBeUndefined()
    world.clock.advance('2m')
    await processWaiting(feature(), world.clock.now())
    await world.signIn('ada@example.com', undefined, owner)
    expect(await boosts()).toBe(4)
    expect(await world.tenancy.webhooks.find('simulator', 'evt_1')).toMatchObject({
      processedAt: world.clock.now(),
    })
  })
})

function orders<T>(all: readonly T[]): T[][] {
  if (all.length < 2) return [[...all]]
  return all.flatMap((one, at) =>
    orders(all.filter((_, other) => other !== at)).map((rest) => [one, ...rest]),
  )
}
