import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { codeOf, openStripe, orderOf, type TestStripe } from './test-stripe'

let test: TestStripe
beforeEach(async () => {
  test = await openStripe()
})
afterEach(() => test.stand.stop())

const toTeam = { plan: 'team', interval: 'month', dropAddOns: [], when: 'now' } as const

describe('quoteChange', () => {
  it('says what is left, what is due and what it costs from then on, and changes nothing', async () => {
    const { stand, provider, customerId, buy } = test
    await buy('pro', 'month', [{ key: 'boost', quantity: 2 }])
    const before = await provider.subscription(customerId)
    if (!before) throw new Error('no subscription')
    stand.world.now += (before.currentPeriod.end - before.currentPeriod.start) / 2_000
    const quote = await provider.quoteChange(customerId, toTeam)
    expect(quote).toEqual({
      ...{ currency: 'usd', credit: 1_000, dueNow: 3_500, renewal: 10_000 },
      renewsAt: before.currentPeriod.end,
    })
    expect(await provider.subscription(customerId)).toEqual(before)
    await provider.changePlan(customerId, toTeam, 'key')
    expect(stand.world.charges.at(-1)?.amount).toBe(quote.dueNow)
  })

  it('costs nothing in a trial, whose end nothing moves', async () => {
    const { stand, provider, customerId } = test
    const { url } = await provider.checkout({ ...orderOf(customerId, 'pro'), trialDays: 14 }, 'trial')
    stand.pay(url)
    const before = await provider.subscription(customerId)
    expect(await provider.quoteChange(customerId, { ...toTeam, interval: 'year' })).toEqual({
      ...{ currency: 'usd', credit: 0, dueNow: 0, renewal: 90_000 },
      renewsAt: before?.trialEndsAt,
    })
    await provider.changePlan(customerId, { ...toTeam, interval: 'year' }, 'key')
    expect(await provider.subscription(customerId)).toMatchObject({
      ...{ status: 'trialing', plan: 'team', interval: 'year', trialEndsAt: before?.trialEndsAt },
    })
    expect(stand.world.charges).toEqual([])
  })

  it('counts another interval from now on', async () => {
    const { stand, provider, customerId, buy } = test
    await buy('pro')
    const inAYear = new Date(stand.world.now * 1_000)
    inAYear.setUTCFullYear(inAYear.getUTCFullYear() + 1)
    expect(await provider.quoteChange(customerId, { ...toTeam, interval: 'year' })).toEqual({
      ...{ currency: 'usd', credit: 2_000, dueNow: 88_000, renewal: 90_000, renewsAt: inAYear.getTime() },
    })
  })

  it('says what a plan costs beside add-ons alone, and charges that', async () => {
    const { stand, provider, customerId, buy } = test
    await buy(null, 'month', [{ key: 'boost', quantity: 2 }])
    const before = await provider.subscription(customerId)
    const quote = await provider.quoteChange(customerId, toTeam)
    expect(quote).toMatchObject({ credit: 0, renewal: 10_000, renewsAt: before?.currentPeriod.end })
    await provider.changePlan(customerId, toTeam, 'key')
    expect(stand.world.charges.at(-1)?.amount).toBe(quote.dueNow)
    expect(await provider.subscription(customerId)).toMatchObject({
      ...{ plan: 'team', addOns: [{ key: 'boost', quantity: 2 }], id: before?.id },
    })
  })

  it('refuses a customer who has none', async () => {
    const { provider, customerId } = test
    expect(await codeOf(provider.quoteChange(customerId, toTeam))).toBe('CONFLICT')
  })
})
