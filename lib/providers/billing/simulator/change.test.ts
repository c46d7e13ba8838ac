import { beforeEach, describe, expect, it } from 'vitest'
import type { BillingInterval } from '@/lib/core/billing/provider'
import { createTestSimulator, day, key, plans, start, type TestSimulator } from './test-simulator'

const [leapDay, march] = [Date.parse('2028-02-29T12:00:00Z'), Date.parse('2028-03-31T12:00:00Z')]
const change = (plan: string, when: 'now' | 'period_end' = 'now', interval: BillingInterval = 'month') => ({
  ...{ plan, when, interval, dropAddOns: [] as string[] },
})

let test: TestSimulator
beforeEach(async () => {
  test = await createTestSimulator()
  await test.buy()
})

const charged = async () => (await test.state()).charges.map(({ amount }) => amount)

describe('a change of plan now', () => {
  it('charges the rest of the period, less what is left of it, as it was quoted', async () => {
    await test.moveTo(start + 10 * day)
    const quote = await test.provider.quoteChange(test.customerId, change('team'))
    const left = 19 / 29
    const [credit, cost] = [Math.round(2_900 * left), Math.round(9_901 * left)]
    expect(quote).toEqual({
      ...{ currency: 'usd', credit, dueNow: cost - credit },
      ...{ renewal: 9_901, renewsAt: leapDay },
    })
    await test.provider.changePlan(test.customerId, change('team'), key())
    expect(await charged()).toEqual([2_900, quote.dueNow])
    expect(await test.subscription()).toMatchObject({ plan: 'team', currentPeriod: { start, end: leapDay } })
  })

  it('to another interval begins its periods anew', async () => {
    await test.moveTo(start + 10 * day)
    const year = change('pro', 'now', 'year')
    const quote = await test.provider.quoteChange(test.customerId, year)
    await test.provider.changePlan(test.customerId, year, key())
    expect(quote.dueNow).toBe(29_000 - Math.round((2_900 * 19) / 29))
    expect(await charged()).toEqual([2_900, quote.dueNow])
    const begun = start + 10 * day
    expect((await test.subscription()).currentPeriod).toEqual({
      start: begun,
      end: Date.parse('2029-02-10T12:00:00Z'),
    })
    expect((await test.subscription()).startedAt).toBe(start)
  })

  it('that gives back more than it takes leaves a credit, which later invoices use up', async () => {
    await test.provider.changePlan(test.customerId, change('team'), key())
    await test.provider.changePlan(test.customerId, change('pro'), key())
    expect((await test.state()).balance).toBe(7_001)
    expect(await charged()).toEqual([2_900, 7_001])
    await test.moveTo(march)
    expect((await test.state()).balance).toBe(7_001 - 5_800)
    expect(await charged()).toHaveLength(2)
    const { items } = await test.provider.invoices(test.customerId, { limit: 9 })
    for (const { lines, total, status } of items) {
      expect(lines.reduce((sum, { amount }) => sum + amount, 0)).toBe(total.amount)
      expect(status).toBe('paid')
    }
  })

  it('declined changes nothing', async () => {
    const before = await test.state()
    await test.simulator.setFails(test.customerId, true)
    const changing = test.provider.changePlan(test.customerId, change('team'), key())
    await expect(changing).rejects.toMatchObject({ code: 'PAYMENT_DECLINED' })
    expect(await test.state()).toEqual({ ...before, fails: true })
  })

  it('to the plan that is there, or one that is not sold, is a conflict', async () => {
    for (const plan of ['pro', 'none', 'constructor']) {
      const changing = test.provider.changePlan(test.customerId, change(plan), key())
      await expect(changing).rejects.toMatchObject({ code: 'CONFLICT' })
      const quoting = test.provider.quoteChange(test.customerId, change(plan))
      await expect(quoting).rejects.toMatchObject({ code: 'CONFLICT' })
    }
  })

  it('keeps the price of what stays, though it is sold for another', async () => {
    const shop = structuredClone(plans)
    test = await createTestSimulator({ shop })
    await test.buy({ addOns: [{ key: 'boost', quantity: 1 }] })
    Object.assign(shop, { boost: { ...shop['boost'], price: { month: 5_000, year: null } } })
    Object.assign(shop, { pro: { ...shop['pro'], price: { month: 7_000, year: null } } })
    await test.moveTo(leapDay)
    expect((await charged()).at(-1)).toBe(3_900)
    await test.provider.changePlan(test.customerId, change('team'), key())
    await test.moveTo(march)
    expect((await charged()).at(-1)).toBe(9_901 + 1_000)
  })
})

describe('a change at the end of the period', () => {
  it('holds from then on', async () => {
    await test.provider.changePlan(test.customerId, change('monthly', 'period_end'), key())
    expect(await test.subscription()).toMatchObject({
      plan: 'pro',
      scheduled: { plan: 'monthly', interval: 'month', at: leapDay },
    })
    await test.moveTo(leapDay)
    expect(await test.subscription()).toMatchObject({ plan: 'monthly', scheduled: null })
    expect(await charged()).toEqual([2_900, 100])
  })

  it('can be taken back, and is by a cancellation', async () => {
    await test.provider.changePlan(test.customerId, change('monthly', 'period_end'), key())
    await test.provider.resume(test.customerId, key())
    expect(await test.subscription()).toMatchObject({ scheduled: null })
    await test.provider.changePlan(test.customerId, change('monthly', 'period_end'), key())
    await test.provider.cancel(test.customerId, key())
    expect(await test.subscription()).toMatchObject({ scheduled: null, cancelAtPeriodEnd: true })
  })

  it('from a year to a month keeps the day, and drops what is not sold so', async () => {
    await test.provider.changePlan(test.customerId, change('pro', 'now', 'year'), key())
    await test.provider.attachAddOn(test.customerId, { key: 'boost', quantity: 1 }, key())
    const down = { ...change('monthly', 'period_end'), dropAddOns: ['boost'] }
    await test.provider.changePlan(test.customerId, down, key())
    await test.moveTo(Date.parse('2029-01-31T12:00:00Z'))
    const { addOns, interval, currentPeriod } = await test.subscription()
    expect({ addOns, interval }).toEqual({ addOns: [], interval: 'month' })
    expect(currentPeriod.end).toBe(Date.parse('2029-02-28T12:00:00Z'))
  })
})

describe('an add-on', () => {
  const set = (quantity: number, name = key(), item = 'boost') =>
    test.provider.attachAddOn(test.customerId, { key: item, quantity }, name)

  it('is charged for the rest of the period; taken off at once, it is given back', async () => {
    await test.moveTo(start + 10 * day)
    await set(2)
    expect(await charged()).toEqual([2_900, Math.round((2_000 * 19) / 29)])
    await set(0)
    expect(await test.subscription()).toMatchObject({ addOns: [] })
    expect((await test.state()).balance).toBe(Math.round((2_000 * 19) / 29))
  })

  it('declined is not there', async () => {
    await test.simulator.replaceCard(test.customerId, 'decline')
    await expect(set(1)).rejects.toMatchObject({ code: 'PAYMENT_DECLINED' })
    expect(await test.subscription()).toMatchObject({ addOns: [] })
    await test.simulator.removeCard(test.customerId)
    await expect(set(1)).rejects.toMatchObject({ code: 'PAYMENT_DECLINED' })
  })

  it('that is not there can’t be taken off', async () => {
    await expect(set(0)).rejects.toMatchObject({ code: 'CONFLICT' })
  })

  it('the last of a subscription without a plan ends it', async () => {
    test = await createTestSimulator()
    await test.buy({ plan: null, addOns: [{ key: 'boost', quantity: 1 }] })
    await set(0)
    expect(await test.subscription()).toMatchObject({ status: 'canceled' })
  })
})
