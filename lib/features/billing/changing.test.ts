import { beforeEach, describe, expect, it } from 'vitest'
import { type Buyer, buyPlan, checkoutId, customerOf, newBuyer, pay } from '@/e2e/harness/billing'
import { accessEvents } from '@/e2e/harness/tenants'
import type { ChangePreview } from './preview-change'
import type { BillingState } from './state'

let world: Buyer['world']
let owner: Buyer['owner']
let state: Buyer['state']
let addOn: Buyer['addOn']
let later: Buyer['later']
beforeEach(async () => void ({ world, owner, state, addOn, later } = await newBuyer()))

describe('changing the plan', () => {
  beforeEach(() => buyPlan(owner))
  const change = (plan: string, interval = 'month') =>
    owner.post('/api/billing/change-plan', { plan, interval })
  const preview = async (plan: string, interval = 'month') =>
    (await owner.get(`/api/billing/change-plan?plan=${plan}&interval=${interval}`)).json<
      Record<string, unknown> & { charge: { dueNow: number } }
    >()

  it('upward holds at once, for what was said before, and keeps what periods are counted from', async () => {
    await later('10d')
    const before = await state()
    const said = await preview('enterprise')
    expect(said).toMatchObject({
      ...{ when: 'now', gains: [], loses: [], dropsAddOns: [] },
      limits: [
        { key: 'ai-limit', before: 1_000, after: -1 },
        { key: 'invite-limit', before: 50, after: -1 },
      ],
    })
    const after = (await change('enterprise')).json<BillingState>()
    expect(after).toMatchObject({ plan: 'enterprise', currentPeriod: before.currentPeriod })
    const { items } = (await owner.get('/api/billing/invoices')).json<{
      items: { total: { amount: number } }[]
    }>()
    expect(items[0]?.total.amount).toBe(said.charge.dueNow)
    expect(said.charge.dueNow).toBeGreaterThan(0)
    expect(said.charge.dueNow).toBeLessThan(19_900)
  })

  it('downward holds from the end of what was paid for on, and can be taken back', async () => {
    await change('enterprise')
    const down = (await change('pro')).json<BillingState>()
    expect(down).toMatchObject({
      plan: 'enterprise',
      scheduled: { plan: 'pro', interval: 'month', at: down.currentPeriod.end },
    })
    expect((await owner.post('/api/billing/resume')).json()).toMatchObject({ scheduled: null })
    await change('pro')
    await later('32d')
    expect(await state()).toMatchObject({ plan: 'pro', scheduled: null, status: 'active' })
  })

  it('tells what is lost, and which add-ons do not go with it', async () => {
    await addOn('ai-boost', 2)
    expect(await preview('enterprise')).toMatchObject({ dropsAddOns: [] })
    expect((await owner.get('/api/billing/change-plan?plan=free')).error?.issues?.[0]?.path).toBe('plan')
  })

  it('with a card that is declined changes nothing', async () => {
    const [customer] = await world.simulator.customers(1)
    await world.simulator.setFails(customer?.id ?? '', true)
    expect((await change('enterprise')).code).toBe('PAYMENT_DECLINED')
    expect((await state()).plan).toBe('pro')
  })
})

describe('a plan beside add-ons alone', () => {
  beforeEach(async () => {
    await pay(owner, checkoutId(await addOn('extra-invites')))
    await later('10d')
  })

  it('is charged to the card on file, for what was said before', async () => {
    expect((await state()).subscribed).toEqual({ plan: null, title: null })
    const said = (await owner.get('/api/billing/change-plan?plan=pro')).json<ChangePreview>()
    expect(said).toMatchObject({ when: 'now', charge: { credit: 0, renewal: 3_400 } })
    expect((await owner.post('/api/billing/change-plan', { plan: 'pro' })).json()).toMatchObject({
      ...{ plan: 'pro', status: 'active', subscribed: { plan: 'pro', title: 'Pro' } },
      addOns: [{ key: 'extra-invites', quantity: 1 }],
    })
    const { items } = (await owner.get('/api/billing/invoices')).json<{
      items: { total: { amount: number } }[]
    }>()
    expect(items[0]?.total.amount).toBe(said.charge?.dueNow)
    expect(said.charge?.dueNow).toBeGreaterThan(0)
  })

  it('does not begin with a trial, and none is offered', async () => {
    expect((await state()).plans.map(({ trialDays }) => trialDays)).toEqual([null, null, null])
    const { status, error } = await owner.post('/api/billing/checkout', { plan: 'pro', trial: true })
    expect([status, error?.issues?.[0]?.path]).toEqual([400, 'trial'])
  })

  it('with a card that is declined is not there', async () => {
    await world.simulator.setFails(await customerOf(world), true)
    const declined = await owner.post('/api/billing/change-plan', { plan: 'pro' })
    expect([declined.code, (await state()).plan]).toEqual(['PAYMENT_DECLINED', 'free'])
  })
})

describe('add-ons', () => {
  it('of an organization with a plan are there at once, and as many as were bought', async () => {
    await buyPlan(owner)
    expect((await addOn('ai-boost', 2)).json()).toMatchObject({ addOns: [{ key: 'ai-boost', quantity: 2 }] })
    const { limits } = (await owner.get('/api/usage')).json<{ limits: { key: string; max: number }[] }>()
    expect(limits.find(({ key }) => key === 'ai-limit')?.max).toBe(11_000)
    expect(accessEvents(world)).toContainEqual(['addon_changed', null])
    expect((await addOn('ai-boost', 0)).json()).toMatchObject({ addOns: [] })
  })

  it('without one are paid on the page of the provider', async () => {
    const begun = await addOn('extra-invites')
    expect((await pay(owner, checkoutId(begun))).status).toBe(200)
    expect(await state()).toMatchObject({
      ...{ plan: 'free', status: 'active' },
      addOns: [{ key: 'extra-invites', quantity: 1 }],
    })
  })

  it('need the plan that they work with', async () => {
    const refused = await addOn('ai-boost')
    expect([refused.code, refused.error?.requires]).toEqual(['CONFLICT', ['pro', 'enterprise']])
    await buyPlan(owner)
    expect((await addOn('ai-boost')).status, 'twin').toBe(200)
  })

  it.each([
    ['ai-boost', -1],
    ['ai-boost', 1.5],
    ['ai-boost', 2 ** 53],
    ['extra-invites', 2],
    ['pro', 1],
    ['nothing', 1],
  ])('BIL-5 refuses %s × %d', async (key, quantity) => {
    await buyPlan(owner)
    expect((await addOn(key, quantity)).code).toBe('VALIDATION')
  })

  it('BIL-5 twin: takes any whole quantity, and 0 to have none', async () => {
    await buyPlan(owner)
    for (const quantity of [1, 3, 1_000, 0]) expect((await addOn('ai-boost', quantity)).status).toBe(200)
  })

  it('BIL-7 the same key adds once, and with another quantity it is a conflict', async () => {
    await buyPlan(owner)
    const headers = { 'idempotency-key': 'k' }
    const [one, same] = [await addOn('ai-boost', 1, headers), await addOn('ai-boost', 1, headers)]
    expect([one.status, same.text]).toEqual([200, one.text])
    expect((await addOn('ai-boost', 2, headers)).code).toBe('IDEMPOTENCY_CONFLICT')
  })
})
