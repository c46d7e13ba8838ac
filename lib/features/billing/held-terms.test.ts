import { beforeEach, describe, expect, it } from 'vitest'
import { type Buyer, buyPlan, newBuyer } from '@/e2e/harness/billing'
import { access } from '@/lib/config/access'
import type { AccessModel, PlanModel } from '@/lib/core/access/model'
import { presentVersions } from '@/lib/core/billing/plan-versions'
import type { ChangePreview } from './preview-change'

const day = 86_400_000

/** The starter's model, whose plans are edited in the middle of a test, as by a later release. */
let model: AccessModel & { plans: Record<string, PlanModel> }
let buyer: Buyer
beforeEach(async () => {
  model = { ...access, plans: { ...access.plans } }
  buyer = await newBuyer(model)
  await release({})
  await buyPlan(buyer.owner)
})

/** Sells a plan under other terms from now on. */
async function release(plans: { [key: string]: Partial<PlanModel> }): Promise<void> {
  for (const [key, over] of Object.entries(plans)) {
    const plan = model.plans[key]
    if (plan) model.plans[key] = { ...plan, ...over }
  }
  const { tenancy, clock } = buyer.world
  await tenancy.planVersions.record(presentVersions(model), clock.now())
}

const limitsOf = (plan: string, max: number) =>
  access.plans[plan]?.limits.map((limit) => ({ ...limit, max })) ?? []
const dearer = { price: { month: 3_900, year: 39_000 }, limits: limitsOf('pro', 4_000) }
const cheaper = { price: { month: 1_900, year: 19_000 }, limits: limitsOf('pro', 100) }
const preview = async (plan = 'pro') =>
  (await buyer.owner.get(`/api/billing/change-plan?plan=${plan}`)).json<ChangePreview>()
const change = (plan = 'pro') => buyer.owner.post('/api/billing/change-plan', { plan, interval: 'month' })

describe('a plan that is sold under other terms now', () => {
  it('is shown as it is held, beside what it is sold for', async () => {
    expect(await buyer.state()).toMatchObject({ newer: null, terms: { key: 'pro', price: { month: 2_900 } } })
    await release({ pro: dearer })
    const state = await buyer.state()
    expect(state).toMatchObject({
      ...{ price: { month: 2_900 }, newer: { movesAt: null } },
      terms: { price: { month: 2_900 }, limits: [{ max: 1_000 }, { max: 50 }] },
    })
    expect(state.plans.find(({ key }) => key === 'pro')?.price.month).toBe(3_900)
  })

  it('says when those who have it are moved', async () => {
    await release({ pro: { ...dearer, graceMs: 30 * day } })
    const movesAt = new Date(buyer.world.clock.now() + 30 * day).toISOString()
    expect((await buyer.state()).newer).toEqual({ movesAt })
  })

  it('can be taken under those, for what was said before', async () => {
    await release({ pro: dearer })
    await buyer.later('10d')
    const said = await preview()
    expect(said).toMatchObject({
      ...{ when: 'now', charge: { renewal: 3_900 } },
      limits: [
        { key: 'ai-limit', before: 1_000, after: 4_000 },
        { key: 'invite-limit', before: 50, after: 4_000 },
      ],
    })
    expect((await change()).json()).toMatchObject({ newer: null, price: { month: 3_900 } })
    const { items } = (await buyer.owner.get('/api/billing/invoices')).json<{
      items: { total: { amount: number } }[]
    }>()
    expect(items[0]?.total.amount).toBe(said.charge?.dueNow)
    expect(said.charge?.dueNow).toBeGreaterThan(0)
    expect((await change()).code, 'once').toBe('CONFLICT')
  })

  it('that cost less can be taken at once too, and what was paid more is credited', async () => {
    await release({ pro: cheaper })
    await buyer.later('10d')
    expect(await preview()).toMatchObject({ when: 'now', charge: { dueNow: 0, renewal: 1_900 } })
    expect((await change()).json()).toMatchObject({ newer: null, price: { month: 1_900 }, scheduled: null })
  })

  it('is compared with others by the terms that are held', async () => {
    await release({ pro: dearer, enterprise: { price: { month: 3_400, year: 34_000 } } })
    expect(await preview('enterprise'), 'dearer than what is paid').toMatchObject({
      ...{ when: 'now', limits: [{ before: 1_000, after: -1 }, { before: 50 }] },
    })
  })
})

describe('an add-on that is sold under other terms now', () => {
  beforeEach(() => buyer.addOn('ai-boost'))

  it('is shown as it is held, and more of it costs the same', async () => {
    await release({ 'ai-boost': { price: { month: 2_000, year: 20_000 }, limits: [] } })
    const { availableAddOns } = await buyer.state()
    expect(availableAddOns.find(({ key }) => key === 'ai-boost')).toMatchObject({
      ...{ price: { month: 1_000 }, limits: [{ max: 5_000 }] },
    })
    await buyer.addOn('ai-boost', 2)
    const [customer] = await buyer.world.simulator.customers(1)
    await buyer.later('32d')
    expect(customer?.subscription?.addOns).toEqual([{ key: 'ai-boost', quantity: 2 }])
    const { items } = (await buyer.owner.get('/api/billing/invoices')).json<{
      items: { total: { amount: number } }[]
    }>()
    expect(items[0]?.total.amount, 'of the renewal').toBe(2_900 + 2 * 1_000)
  })

  it('ends with a change to a plan that those terms do not go with', async () => {
    await release({ 'ai-boost': { requires: ['enterprise'] } })
    expect(await preview('enterprise')).toMatchObject({ dropsAddOns: [] })
    const held = (await buyer.world.tenancy.subscriptions.subscription(buyer.tenantId))?.held ?? []
    const boost = held.find(({ terms }) => terms.key === 'ai-boost')
    if (!boost) throw new Error('there is no add-on')
    const ofPro = { ...boost, terms: { ...boost.terms, requires: ['pro'] } }
    await buyer.world.tenancy.subscriptions.assign(buyer.tenantId, ofPro)
    expect(await preview('enterprise')).toMatchObject({ dropsAddOns: ['ai-boost'] })
  })
})
