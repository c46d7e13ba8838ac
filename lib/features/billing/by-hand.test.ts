import { beforeEach, describe, expect, it } from 'vitest'
import { type Buyer, billingFeature, buyPlan, checkoutId, newBuyer, pay } from '@/e2e/harness/billing'
import { accessEvents } from '@/e2e/harness/tenants'
import { grantPlan, type Grant } from './grant-plan'
import { raiseLimit } from './raise-limit'

let buyer: Buyer
beforeEach(async () => void (buyer = await newBuyer()))

const act = (tenantId = buyer.tenantId) => ({
  ...{ ...billingFeature(buyer.world), tenantId, now: buyer.world.clock.now() },
})
const grant = (plan: string, over: Partial<Grant> = {}) =>
  grantPlan(act(), { plan, quantity: 1, until: null, ...over })
const promise = (name: string, max: number | null) => raiseLimit(act(), { name, max })
const maxOf = async (limit = 'ai-limit') => {
  const { limits } = (await buyer.owner.get('/api/usage')).json<{ limits: { key: string; max: number }[] }>()
  return limits.find(({ key }) => key === limit)?.max
}
const boosts = async () => {
  const { addOns } = await buyer.state()
  return addOns.find(({ key }) => key === 'ai-boost')?.quantity ?? 0
}
const nobody = '0198c1a2-7c4e-7d3a-9b51-3f6f0c9f2a11'

describe('a plan that is given by hand', () => {
  it('holds at once, is told to open pages, and written down as nobody’s act', async () => {
    await grant('enterprise')
    expect(await buyer.state()).toMatchObject({ plan: 'enterprise', status: 'none', price: null })
    expect(accessEvents(buyer.world).at(-1)).toEqual(['plan_changed', null])
    expect(buyer.world.audit.at(-1)).toMatchObject({
      ...{ action: 'billing.grant_plan', actorId: null },
      data: { plan: 'enterprise', before: 0, after: 1, until: null },
    })
  })

  it('ends by itself on its day, or is taken back', async () => {
    await grant('pro', { until: buyer.world.clock.now() + 86_400_000 })
    expect((await buyer.state()).plan).toBe('pro')
    await buyer.later('25h')
    expect((await buyer.state()).plan).toBe('free')
    await grant('enterprise')
    await grant('enterprise', { quantity: 0 })
    expect((await buyer.state()).plan).toBe('free')
    await expect(grant('enterprise', { quantity: 0 })).rejects.toMatchObject({ code: 'CONFLICT' })
  })

  it('gives way to one that is bought, which the audit log says, and does not come back', async () => {
    await grant('enterprise')
    await buyPlan(buyer.owner)
    expect(await buyer.state()).toMatchObject({ plan: 'pro', price: { month: 2_900 } })
    const replaced = buyer.world.audit.filter(({ data }) => JSON.stringify(data).includes('"replaced"'))
    expect(replaced.map(({ data }) => data)).toMatchObject([{ replaced: ['enterprise'] }])
    await buyer.owner.post('/api/billing/cancel')
    await buyer.later('32d')
    expect((await buyer.state()).plan).toBe('free')
  })

  it('is refused where one is paid for, which would take its place again', async () => {
    await buyPlan(buyer.owner)
    for (const given of [{}, { quantity: 0 }])
      await expect(grant('enterprise', given)).rejects.toMatchObject({ code: 'CONFLICT' })
    expect((await buyer.state()).plan).toBe('pro')
  })
})

describe('add-ons that are given by hand', () => {
  it('are had beside those that are bought, and stay when these end', async () => {
    await grant('enterprise')
    await grant('ai-boost', { quantity: 5 })
    expect(accessEvents(buyer.world).at(-1)).toEqual(['addon_changed', null])
    await buyPlan(buyer.owner)
    expect(await maxOf()).toBe(26_000)
    await buyer.addOn('ai-boost', 6)
    expect([await boosts(), await maxOf()]).toEqual([6, 31_000])
    const [customer] = await buyer.world.simulator.customers(1)
    expect(customer?.subscription?.addOns, 'what is paid for').toEqual([{ key: 'ai-boost', quantity: 1 }])
    await buyer.later('32d')
    expect(await boosts()).toBe(6)
    await buyer.addOn('ai-boost', 0)
    expect(await boosts()).toBe(5)
    await buyer.owner.post('/api/billing/cancel')
    await buyer.later('32d')
    expect((await buyer.state()).plan).toBe('free')
    expect(await boosts()).toBe(5)
  })

  it('are neither sold nor taken off by the organization itself', async () => {
    await grant('extra-invites')
    for (const quantity of [0, 1])
      expect((await buyer.addOn('extra-invites', quantity)).code).toBe('CONFLICT')
    expect(await maxOf('invite-limit')).toBe(30)
    await grant('extra-invites', { quantity: 0 })
    expect(await maxOf('invite-limit')).toBe(5)
    expect((await pay(buyer.owner, checkoutId(await buyer.addOn('extra-invites')))).status, 'twin').toBe(200)
  })

  it('taken back leave what is bought, with its end', async () => {
    await buyPlan(buyer.owner)
    await buyer.addOn('ai-boost', 2)
    await grant('ai-boost', { quantity: 3 })
    expect(await boosts()).toBe(5)
    await buyer.owner.post('/api/billing/cancel')
    await grant('ai-boost', { quantity: 0 })
    const held = (await buyer.world.tenancy.subscriptions.subscription(buyer.tenantId))?.held ?? []
    const ends = Object.fromEntries(
      held.map(({ terms, quantity, expiresAt }) => [terms.key, { quantity, expiresAt }]),
    )
    const end = Date.parse((await buyer.state()).currentPeriod.end)
    expect(ends).toEqual({
      pro: { quantity: 1, expiresAt: end },
      'ai-boost': { quantity: 2, expiresAt: end },
    })
  })

  it('need the plan that they work with', async () => {
    await expect(grant('ai-boost')).rejects.toMatchObject({ code: 'CONFLICT' })
    await grant('pro')
    await grant('ai-boost')
    expect(await maxOf(), 'twin').toBe(6_000)
  })
})

describe('a promise', () => {
  it('raises a limit at once, is told and written down, and can be taken back', async () => {
    await promise('ai-limit', 77)
    expect(await maxOf()).toBe(77)
    expect(accessEvents(buyer.world).at(-1)).toEqual(['limit_changed', null])
    expect(buyer.world.audit.at(-1)).toMatchObject({
      ...{ action: 'billing.raise_limit', actorId: null },
      data: { name: 'ai-limit', before: null, after: 77 },
    })
    await promise('ai:generate', -1)
    expect(await maxOf()).toBe(-1)
    await promise('ai:generate', null)
    await promise('ai-limit', null)
    expect(await maxOf()).toBe(10)
  })
})

it.each([
  ['a plan that there is not', () => grant('por'), 'VALIDATION'],
  ['a base plan twice', () => grant('pro', { quantity: 2 }), 'VALIDATION'],
  ['an add-on that is had once, twice', () => grant('extra-invites', { quantity: 2 }), 'VALIDATION'],
  ['half of one', () => grant('ai-boost', { quantity: 0.5 }), 'VALIDATION'],
  ['less than none', () => grant('ai-boost', { quantity: -1 }), 'VALIDATION'],
  ['an add-on until a day', () => grant('extra-invites', { until: 9e15 }), 'VALIDATION'],
  ['a plan until a day that is over', () => grant('pro', { until: 1 }), 'VALIDATION'],
  ['a promise of what nothing limits', () => promise('audit:read', 5), 'VALIDATION'],
  ['a promise below −1', () => promise('ai-limit', -2), 'VALIDATION'],
  ['a plan of nobody', () => grantPlan(act(nobody), { plan: 'pro', quantity: 1, until: null }), 'NOT_FOUND'],
  ['a promise to nobody', () => raiseLimit(act(nobody), { name: 'ai-limit', max: 1 }), 'NOT_FOUND'],
])('refuses %s, and changes nothing', async (_, doing, code) => {
  const before = [
    await buyer.world.tenancy.subscriptions.subscription(buyer.tenantId),
    buyer.world.audit.length,
  ]
  await expect(doing()).rejects.toMatchObject({ code })
  const { subscriptions } = buyer.world.tenancy
  expect([await subscriptions.subscription(buyer.tenantId), buyer.world.audit.length]).toEqual(before)
})
