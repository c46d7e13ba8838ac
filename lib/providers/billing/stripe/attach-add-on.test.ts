import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { PlanModel } from '../../../core/access/model'
import { planVersion } from '../../../core/billing/plan-version'
import { codeOf, model, openStripe, providerOf, type TestStripe } from './test-stripe'

let test: TestStripe
beforeEach(async () => {
  test = await openStripe()
})
afterEach(() => test.stand.stop())

async function addOns() {
  return (await test.provider.subscription(test.customerId))?.addOns
}

describe('attachAddOn', () => {
  it('adds one, changes how many, and takes it off, each at once', async () => {
    const { stand, provider, customerId, buy } = test
    await buy('pro')
    await provider.attachAddOn(customerId, { key: 'boost', quantity: 1 }, 'one')
    expect(await addOns()).toEqual([{ key: 'boost', quantity: 1 }])
    await provider.attachAddOn(customerId, { key: 'boost', quantity: 3 }, 'three')
    expect(await addOns()).toEqual([{ key: 'boost', quantity: 3 }])
    await provider.attachAddOn(customerId, { key: 'boost', quantity: 0 }, 'none')
    expect(await addOns()).toEqual([])
    expect(stand.world.charges.map(({ amount }) => amount)).toEqual([2_000, 500, 1_000])
    expect(await provider.subscription(customerId)).toMatchObject({ plan: 'pro', status: 'active' })
  })

  it('changes nothing when the card is declined', async () => {
    const { stand, provider, customerId, buy } = test
    await buy('pro')
    stand.world.isDeclining = true
    const item = { key: 'boost', quantity: 1 }
    expect(await codeOf(provider.attachAddOn(customerId, item, 'declined'))).toBe('PAYMENT_DECLINED')
    expect(await addOns()).toEqual([])
    stand.world.isDeclining = false
    await provider.attachAddOn(customerId, item, 'paid')
    expect(await addOns()).toEqual([item])
  })

  it('charges once when the answer is lost and the same key comes again', async () => {
    const { stand, provider, customerId, buy } = test
    await buy('pro')
    const item = { key: 'boost', quantity: 2 }
    stand.fateOf = ({ method }) => (method === 'POST' ? 'dropAfter' : null)
    expect(await codeOf(provider.attachAddOn(customerId, item, 'key'))).toBe('UNAVAILABLE')
    stand.fateOf = null
    await provider.attachAddOn(customerId, item, 'key')
    expect(await addOns()).toEqual([item])
    expect(stand.world.charges.map(({ amount }) => amount)).toEqual([2_000, 1_000])
  })

  it('is bought once by two who ask at the same time with keys of their own', async () => {
    const { stand, provider, customerId, buy } = test
    await buy('pro')
    const item = { key: 'boost', quantity: 1 }
    const both = ['one', 'other'].map((key) => codeOf(provider.attachAddOn(customerId, item, key)))
    expect((await Promise.all(both)).sort()).toEqual(['CONFLICT', 'done'])
    expect(await addOns()).toEqual([item])
    expect(stand.world.charges).toHaveLength(2)
  })

  it('ends a subscription to the last of its add-ons at once', async () => {
    const { provider, customerId, buy } = test
    await buy(null, 'month', [{ key: 'boost', quantity: 1 }])
    await provider.attachAddOn(customerId, { key: 'boost', quantity: 0 }, 'none')
    expect((await provider.subscription(customerId))?.status).toBe('canceled')
  })

  it('ends it also when the answer to that is lost, and again when it has ended', async () => {
    const { stand, provider, customerId, buy } = test
    await buy(null, 'month', [{ key: 'boost', quantity: 1 }])
    const lost = { isLeft: true }
    stand.fateOf = ({ method }) => {
      if (method !== 'DELETE' || !lost.isLeft) return null
      lost.isLeft = false
      return 'dropAfter'
    }
    await provider.attachAddOn(customerId, { key: 'boost', quantity: 0 }, 'none')
    await provider.attachAddOn(customerId, { key: 'boost', quantity: 0 }, 'none')
    expect((await provider.subscription(customerId))?.status).toBe('canceled')
    expect(lost.isLeft).toBe(false)
  })

  it('stays through a change that is scheduled, unless it does not work with what comes', async () => {
    const { stand, provider, customerId, buy } = test
    const id = await buy('pro')
    const change = { plan: 'team', interval: 'month', dropAddOns: [], when: 'period_end' } as const
    await provider.changePlan(customerId, change, 'later')
    await provider.attachAddOn(customerId, { key: 'boost', quantity: 2 }, 'boost')
    await provider.attachAddOn(customerId, { key: 'seats', quantity: 1 }, 'seats')
    expect(await provider.subscription(customerId)).toMatchObject({ scheduled: { plan: 'team' } })
    expect(await addOns()).toHaveLength(2)
    stand.enterNextPeriod(id)
    expect(await provider.subscription(customerId)).toMatchObject({
      ...{ plan: 'team', addOns: [{ key: 'boost', quantity: 2 }] },
    })
  })

  it('stays, or stays off, when the plan moves to its present version at the end of the period', async () => {
    const { stand, provider, customerId, buy } = test
    const id = await buy('pro', 'month', [{ key: 'seats', quantity: 1 }])
    const before = await provider.subscription(customerId)
    const dearerPro = dearer()
    const later = providerOf(stand, { plans: { ...model.plans, pro: dearerPro } })
    await later.syncPlans([dearerPro])
    const change = { plan: 'pro', interval: 'month', dropAddOns: [], when: 'period_end' } as const
    await later.changePlan(customerId, change, 'migrate')
    await later.attachAddOn(customerId, { key: 'boost', quantity: 2 }, 'boost')
    await later.attachAddOn(customerId, { key: 'seats', quantity: 0 }, 'seats')
    const present = { plan: 'pro', version: before?.version, scheduled: null }
    expect(await provider.subscription(customerId), 'nothing else is told as planned').toMatchObject(present)
    stand.enterNextPeriod(id)
    expect(await provider.subscription(customerId)).toMatchObject({
      ...{ plan: 'pro', version: planVersion(dearerPro), addOns: [{ key: 'boost', quantity: 2 }] },
    })
  })

  it('refuses what is not sold by the interval of the subscription, and a customer who has none', async () => {
    const { provider, customerId, buy } = test
    const item = { key: 'seats', quantity: 1 }
    expect(await codeOf(provider.attachAddOn(customerId, item, 'none'))).toBe('CONFLICT')
    await buy('pro', 'year')
    expect(await codeOf(provider.attachAddOn(customerId, item, 'year'))).toBe('CONFLICT')
    expect(await addOns()).toEqual([])
  })
})

/** Pro as it is sold later. */
function dearer(): PlanModel {
  const { pro } = model.plans
  if (!pro) throw new Error('there is no pro')
  return { ...pro, price: { month: 3_000, year: 30_000 } }
}
