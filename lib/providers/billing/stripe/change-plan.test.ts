import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { defineAccess } from '../../../core/access/define-access'
import { planVersion } from '../../../core/billing/plan-version'
import type { PlanChange } from '../../../core/billing/provider'
import { codeOf, model, openStripe, providerOf, type TestStripe } from './test-stripe'

let test: TestStripe
beforeEach(async () => {
  test = await openStripe()
})
afterEach(() => test.stand.stop())

const now = { interval: 'month', dropAddOns: [], when: 'now' } as const
const toTeam: PlanChange = { ...now, plan: 'team' }

describe('changePlan now', () => {
  it('holds at once, charges the difference, and keeps what periods are counted from', async () => {
    const { stand, provider, customerId, buy } = test
    await buy('pro', 'month', [{ key: 'boost', quantity: 2 }])
    const before = await provider.subscription(customerId)
    await provider.changePlan(customerId, toTeam, 'key')
    const after = await provider.subscription(customerId)
    expect(after).toMatchObject({
      ...{ plan: 'team', addOns: [{ key: 'boost', quantity: 2 }], startedAt: before?.startedAt },
      ...{ currentPeriod: before?.currentPeriod, version: versionOf('team') },
    })
    expect(stand.world.charges.at(-1)).toEqual({ customer: customerId, amount: 7_000 })
  })

  it('takes off what was charged by use of the plan before', async () => {
    const { stand, provider, customerId, buy } = test
    const id = await buy('pro')
    const kinds = () => stand.world.subscriptions.get(id)?.items.data.map(({ price }) => price.metadata.kind)
    expect(kinds()).toEqual(['plan', 'usage'])
    await provider.changePlan(customerId, toTeam, 'up')
    expect(kinds()).toEqual(['plan'])
    await provider.changePlan(customerId, { ...toTeam, plan: 'pro' }, 'down')
    expect(kinds()).toEqual(['plan', 'usage'])
  })

  it('drops what does not work with it in the same request', async () => {
    const { stand, provider, customerId, buy } = test
    await buy('pro', 'month', [{ key: 'seats', quantity: 1 }])
    stand.requests.length = 0
    await provider.changePlan(customerId, { ...toTeam, dropAddOns: ['seats'] }, 'key')
    expect(await provider.subscription(customerId)).toMatchObject({ plan: 'team', addOns: [] })
    expect(stand.requests.filter(({ method }) => method === 'POST')).toHaveLength(1)
  })

  it('changes nothing when the card is declined, what is scheduled included', async () => {
    const { stand, provider, customerId, buy } = test
    await buy('pro')
    await provider.changePlan(
      customerId,
      { ...now, plan: 'pro', interval: 'year', when: 'period_end' },
      'later',
    )
    const before = await provider.subscription(customerId)
    expect(before?.scheduled).not.toBeNull()
    stand.world.isDeclining = true
    expect(await codeOf(provider.changePlan(customerId, toTeam, 'declined'))).toBe('PAYMENT_DECLINED')
    expect(await provider.subscription(customerId)).toEqual(before)
    stand.world.isDeclining = false
    await provider.changePlan(customerId, toTeam, 'paid')
    expect(await provider.subscription(customerId)).toMatchObject({ plan: 'team', scheduled: null })
  })

  it('charges once when the answer is lost and the same key comes again', async () => {
    const { stand, provider, customerId, buy } = test
    await buy('pro', 'month', [{ key: 'seats', quantity: 1 }])
    const change = { ...toTeam, dropAddOns: ['seats'] }
    // Once more by the SDK itself.
    stand.fateOf = ({ method }) => (method === 'POST' ? 'dropAfter' : null)
    expect(await codeOf(provider.changePlan(customerId, change, 'key'))).toBe('UNAVAILABLE')
    expect(stand.world.charges).toHaveLength(2)
    stand.fateOf = null
    await provider.changePlan(customerId, change, 'key')
    expect(stand.world.charges).toHaveLength(2)
    expect(await provider.subscription(customerId)).toMatchObject({ plan: 'team', addOns: [] })
  })

  it('keeps add-ons under the terms that they were sold under', async () => {
    const { stand, provider, customerId, buy } = test
    await buy('pro', 'month', [{ key: 'boost', quantity: 1 }])
    const dearer = dearerModel()
    const later = providerOf(stand, { plans: dearer.plans })
    await later.syncPlans(Object.values(dearer.plans))
    await later.changePlan(customerId, { ...toTeam, plan: 'pro', interval: 'year' }, 'year')
    expect(await provider.subscription(customerId)).toMatchObject({ plan: 'pro', interval: 'year' })
    // The plan has moved to what it costs now, and the add-on is the one of before, by the year.
    expect(stand.world.charges.at(-1)?.amount).toBe(30_000 + 5_000 - 2_000 - 500)
    expect((await provider.subscription(customerId))?.version).toBe(planVersion(planIn(dearer, 'pro')))
  })

  it('refuses a plan that an add-on can’t follow, and a customer who has nothing', async () => {
    const { provider, customerId, buy } = test
    expect(await codeOf(provider.changePlan(customerId, toTeam, 'none'))).toBe('CONFLICT')
    await buy('pro', 'month', [{ key: 'seats', quantity: 1 }])
    const before = await provider.subscription(customerId)
    expect(await codeOf(provider.changePlan(customerId, { ...toTeam, interval: 'year' }, 'year'))).toBe(
      'CONFLICT',
    )
    expect(await provider.subscription(customerId)).toEqual(before)
  })

  it('refuses a key that was for something else', async () => {
    const { provider, customerId, buy } = test
    await buy('pro')
    await provider.changePlan(customerId, toTeam, 'key')
    const back = provider.changePlan(customerId, { ...toTeam, plan: 'pro' }, 'key')
    expect(await codeOf(back)).toBe('CONFLICT')
    expect(await provider.subscription(customerId)).toMatchObject({ plan: 'team' })
  })
})

describe('changePlan at the end of the period', () => {
  it('changes nothing before, costs nothing now, and then holds', async () => {
    const { stand, provider, customerId, buy } = test
    const id = await buy('team', 'month', [{ key: 'boost', quantity: 2 }])
    const before = await provider.subscription(customerId)
    await provider.changePlan(customerId, { ...toTeam, plan: 'pro', when: 'period_end' }, 'key')
    const scheduled = { plan: 'pro', interval: 'month', at: before?.currentPeriod.end }
    expect(await provider.subscription(customerId)).toEqual({ ...before, scheduled })
    expect(stand.world.charges).toHaveLength(1)
    stand.enterNextPeriod(id)
    expect(await provider.subscription(customerId)).toMatchObject({
      ...{ plan: 'pro', addOns: [{ key: 'boost', quantity: 2 }], scheduled: null },
    })
    // And is paid with the card that was given.
    expect(await provider.paymentMethod(customerId)).toMatchObject({ last4: '4242' })
  })

  it('to a later version of the same plan is a new price, and no other change', async () => {
    const { stand, provider, customerId, buy } = test
    const id = await buy('pro')
    const before = await provider.subscription(customerId)
    const dearer = dearerModel()
    const later = providerOf(stand, { plans: dearer.plans })
    await later.syncPlans(Object.values(dearer.plans))
    await later.changePlan(customerId, { ...toTeam, plan: 'pro', when: 'period_end' }, 'key')
    const repricedAt = before?.currentPeriod.end
    expect(await provider.subscription(customerId)).toEqual({ ...before, repricedAt })
    stand.enterNextPeriod(id)
    const version = planVersion(planIn(dearer, 'pro'))
    expect(await provider.subscription(customerId)).toMatchObject({ plan: 'pro', version, repricedAt: null })
  })

  it('carries over what somebody added by hand, and what was given cheaper', async () => {
    const { stand, provider, customerId, buy } = test
    const subscription = stand.world.subscriptions.get(await buy('team'))
    const [first] = subscription?.items.data ?? []
    if (!first) throw new Error('nothing was bought')
    const price = { ...first.price, id: 'price_hand', metadata: {} }
    stand.world.prices.set(price.id, price)
    subscription?.items.data.push({ ...first, id: 'si_hand', price })
    const change: PlanChange = { ...toTeam, plan: 'pro', when: 'period_end' }
    await provider.changePlan(customerId, change, 'first')
    const [schedule] = stand.world.schedules.values()
    schedule?.phases[0]?.discounts.push({ discount: 'di_friend' })
    await provider.changePlan(customerId, { ...change, interval: 'month' }, 'second')
    for (const phase of schedule?.phases ?? []) {
      expect(phase.items).toContainEqual({ price: 'price_hand', quantity: 1 })
      expect(phase.discounts).toEqual([{ discount: 'di_friend' }])
    }
    expect(schedule?.phases).toHaveLength(2)
  })

  it('is scheduled once by one key, and another takes its place', async () => {
    const { stand, provider, customerId, buy } = test
    await buy('team', 'year')
    const change: PlanChange = { ...toTeam, plan: 'pro', interval: 'year', when: 'period_end' }
    await provider.changePlan(customerId, change, 'first')
    await provider.changePlan(customerId, change, 'first')
    await provider.changePlan(customerId, { ...change, interval: 'month' }, 'second')
    expect(stand.world.schedules.size).toBe(1)
    expect((await provider.subscription(customerId))?.scheduled).toMatchObject({
      plan: 'pro',
      interval: 'month',
    })
  })

  it('takes back a cancellation: who chooses a plan goes on', async () => {
    const { provider, customerId, buy } = test
    await buy('team')
    await provider.cancel(customerId, 'cancel')
    await provider.changePlan(customerId, { ...toTeam, plan: 'pro', when: 'period_end' }, 'key')
    expect(await provider.subscription(customerId)).toMatchObject({
      ...{ cancelAtPeriodEnd: false, scheduled: { plan: 'pro' } },
    })
  })

  it('leaves the cancellation where the change can’t be scheduled, and makes it when it is tried again', async () => {
    const { stand, provider, customerId, buy } = test
    await buy('team')
    await provider.cancel(customerId, 'cancel')
    const before = await provider.subscription(customerId)
    const change: PlanChange = { ...toTeam, plan: 'pro', when: 'period_end' }
    stand.fateOf = ({ method, path }) =>
      method === 'POST' && path === '/v1/subscription_schedules' ? 'drop' : null
    expect(await codeOf(provider.changePlan(customerId, change, 'key'))).toBe('UNAVAILABLE')
    expect(await provider.subscription(customerId)).toEqual(before)
    expect(before?.cancelAtPeriodEnd).toBe(true)
    stand.fateOf = null
    await provider.changePlan(customerId, change, 'key')
    expect(await provider.subscription(customerId)).toMatchObject({
      ...{ cancelAtPeriodEnd: false, scheduled: { plan: 'pro' } },
    })
  })

  it('does not cancel again what a schedule holds already', async () => {
    const { stand, provider, customerId, buy } = test
    await buy('team')
    await provider.cancel(customerId, 'cancel')
    stand.fateOf = ({ method, path }) =>
      method === 'POST' && path.startsWith('/v1/subscription_schedules') ? 'dropAfter' : null
    const change: PlanChange = { ...toTeam, plan: 'pro', when: 'period_end' }
    expect(await codeOf(provider.changePlan(customerId, change, 'key'))).toBe('UNAVAILABLE')
    stand.fateOf = null
    expect((await provider.subscription(customerId))?.cancelAtPeriodEnd).toBe(false)
    await provider.changePlan(customerId, change, 'key')
    expect((await provider.subscription(customerId))?.scheduled).toMatchObject({ plan: 'pro' })
  })
})

function versionOf(key: string): string {
  return planVersion(planIn(model, key))
}

function planIn({ plans }: Pick<typeof model, 'plans'>, key: string) {
  const plan = plans[key]
  if (!plan) throw new Error(`no plan ${key}`)
  return plan
}

/** The same plans, half as dear again. */
function dearerModel() {
  return defineAccess({
    entities: { organization: { roles: ['owner'] } },
    entitlements: { 'ai:generate': { roles: ['owner'] } },
    plans: {
      pro: { group: 'main', title: 'Pro', price: { month: 3_000, year: 30_000 } },
      boost: { addOn: true, title: 'Boost', price: { month: 750, year: 7_500 }, stackable: true },
    },
  })
}
