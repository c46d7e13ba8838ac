import { describe, expect, it } from 'vitest'
import { addMonths } from '@/lib/core/billing/period'
import { createTestSimulator, day, key, start, type TestSimulator } from './test-simulator'

const times = (...texts: string[]) => texts.map((text) => Date.parse(`${text}T12:00:00Z`))
const [leapDay = 0, march = 0, april = 0] = times('2028-02-29', '2028-03-31', '2028-04-30')
const invoicesOf = async ({ provider, customerId }: TestSimulator) =>
  (await provider.invoices(customerId, { limit: 100 })).items.toReversed()

describe('BIL-8 renewals', () => {
  it('come back to the 31st after a leap February, one invoice for each period', async () => {
    const test = await createTestSimulator()
    await test.buy()
    await test.moveTo(leapDay - 1)
    expect((await test.subscription()).currentPeriod).toEqual({ start, end: leapDay })
    await test.moveTo(leapDay)
    expect((await test.subscription()).currentPeriod).toEqual({ start: leapDay, end: march })
    await test.moveTo(april)
    expect((await test.subscription()).startedAt).toBe(start)
    expect((await invoicesOf(test)).map(({ createdAt }) => createdAt)).toEqual([start, leapDay, march, april])
  })

  it('of a year that began on a leap day are on the 28th until the next one', async () => {
    const test = await createTestSimulator({ at: leapDay })
    await test.buy({ interval: 'year' })
    await test.moveTo(Date.parse('2032-06-01T00:00:00Z'))
    const dates = (await invoicesOf(test)).map(({ createdAt }) =>
      new Date(createdAt).toISOString().slice(0, 10),
    )
    expect(dates).toEqual(['2028-02-29', '2029-02-28', '2030-02-28', '2031-02-28', '2032-02-29'])
  })

  it('are seen by whoever asks, also before the clock’s next tick', async () => {
    const test = await createTestSimulator()
    await test.buy()
    test.setClock(addMonths(start, 5))
    expect((await test.subscription()).currentPeriod.start).toBe(addMonths(start, 5))
    expect(await invoicesOf(test)).toHaveLength(6)
  })
})

describe('a trial', () => {
  const trial = { trialDays: 14 }

  it('charges nothing until it ends, is announced three days before, then paid', async () => {
    const test = await createTestSimulator()
    await test.buy(trial)
    expect(await test.subscription()).toMatchObject({
      ...{ status: 'trialing', trialEndsAt: start + 14 * day },
      currentPeriod: { start, end: start + 14 * day },
    })
    expect(await invoicesOf(test)).toEqual([])
    await test.moveTo(start + 11 * day - 1)
    expect(await test.told()).not.toContain('customer.subscription.trial_will_end')
    await test.moveTo(start + 11 * day)
    expect(await test.told()).toContain('customer.subscription.trial_will_end')
    await test.moveTo(start + 14 * day)
    const end = start + 14 * day
    expect(await test.subscription()).toMatchObject({
      ...{ status: 'active', startedAt: start, trialEndsAt: end },
      currentPeriod: { start: end, end: addMonths(end, 1) },
    })
    expect(await invoicesOf(test)).toMatchObject([{ total: { amount: 2_900 }, status: 'paid' }])
  })

  it('shorter than its announcement is announced at once, and once', async () => {
    const test = await createTestSimulator()
    await test.buy({ trialDays: 2 })
    await test.moveTo(start + 3 * day)
    const told = await test.told()
    expect(told.filter((type) => type === 'customer.subscription.trial_will_end')).toHaveLength(1)
  })

  it('without a card ends the subscription', async () => {
    const test = await createTestSimulator()
    await test.buy(trial)
    await test.simulator.removeCard(test.customerId)
    await test.moveTo(start + 14 * day)
    expect(await test.subscription()).toMatchObject({ status: 'canceled' })
    expect(await invoicesOf(test)).toEqual([])
    expect((await test.told()).at(-1)).toBe('customer.subscription.deleted')
  })

  it('whose first payment is declined is overdue, tried again, and canceled when no attempt succeeds', async () => {
    const test = await createTestSimulator()
    await test.buy(trial)
    await test.simulator.setFails(test.customerId, true)
    const end = start + 14 * day
    await test.moveTo(end)
    for (const days of [1, 3, 5]) {
      const nextAttemptAt = end + days * day
      expect(await test.subscription()).toMatchObject({ status: 'past_due', nextAttemptAt })
      await test.moveTo(nextAttemptAt)
    }
    expect(await test.subscription()).toMatchObject({ status: 'canceled', nextAttemptAt: null })
    expect(await invoicesOf(test)).toMatchObject([{ status: 'uncollectible', total: { amount: 2_900 } }])
    const told = await test.told()
    expect(told.filter((type) => type === 'invoice.payment_failed')).toHaveLength(4)
    expect(told.at(-1)).toBe('customer.subscription.deleted')
  })

  it('whose first payment is declined and then made is active from its end on', async () => {
    const test = await createTestSimulator()
    await test.buy(trial)
    await test.simulator.replaceCard(test.customerId, 'decline')
    await test.moveTo(start + 14 * day)
    await test.simulator.replaceCard(test.customerId, 'success')
    const end = start + 14 * day
    expect(await test.subscription()).toMatchObject({
      ...{ status: 'active', nextAttemptAt: null, currentPeriod: { start: end, end: addMonths(end, 1) } },
    })
    expect(await invoicesOf(test)).toMatchObject([{ status: 'paid', total: { amount: 2_900 } }])
  })

  it('that is canceled ends with nothing paid', async () => {
    const test = await createTestSimulator()
    await test.buy(trial)
    await test.provider.cancel(test.customerId, key())
    expect(await test.subscription()).toMatchObject({ status: 'trialing', cancelAtPeriodEnd: true })
    await test.moveTo(start + 14 * day)
    expect(await test.subscription()).toMatchObject({ status: 'canceled' })
    expect((await test.state()).charges).toEqual([])
  })

  it('changes its plan for nothing, and keeps its end', async () => {
    const test = await createTestSimulator()
    await test.buy(trial)
    const change = { plan: 'team', interval: 'year', dropAddOns: [], when: 'now' } as const
    expect(await test.provider.quoteChange(test.customerId, change)).toMatchObject({
      ...{ credit: 0, dueNow: 0, renewal: 99_000, renewsAt: start + 14 * day },
    })
    await test.provider.changePlan(test.customerId, change, key())
    expect(await test.subscription()).toMatchObject({ status: 'trialing', plan: 'team', interval: 'year' })
    await test.moveTo(start + 14 * day)
    expect((await test.subscription()).currentPeriod.end).toBe(addMonths(start + 14 * day, 12))
    expect(await invoicesOf(test)).toMatchObject([{ total: { amount: 99_000 } }])
  })
})

describe('a renewal that is declined', () => {
  async function overdue() {
    const test = await createTestSimulator()
    await test.buy()
    await test.simulator.setFails(test.customerId, true)
    await test.moveTo(leapDay)
    return test
  }

  it('is overdue, and tried again after 1, 3 and 5 days, then given up', async () => {
    const test = await overdue()
    for (const days of [1, 3, 5]) {
      const nextAttemptAt = leapDay + days * day
      expect(await test.subscription()).toMatchObject({ status: 'past_due', nextAttemptAt })
      await test.moveTo(nextAttemptAt)
    }
    expect(await test.subscription()).toMatchObject({ status: 'canceled', nextAttemptAt: null })
    expect((await invoicesOf(test)).map(({ status }) => status)).toEqual(['paid', 'uncollectible'])
    const told = await test.told()
    expect(told.filter((type) => type === 'invoice.payment_failed')).toHaveLength(4)
    expect(told.at(-1)).toBe('customer.subscription.deleted')
  })

  it('is the same when all of that time goes by at once', async () => {
    const test = await overdue()
    await test.moveTo(leapDay + 300 * day)
    expect(await test.subscription()).toMatchObject({ status: 'canceled' })
    expect(await invoicesOf(test)).toHaveLength(2)
  })

  it('paid at a later attempt is as if nothing had been', async () => {
    const test = await overdue()
    await test.simulator.setFails(test.customerId, false)
    await test.moveTo(leapDay + day)
    expect(await test.subscription()).toMatchObject({ status: 'active', nextAttemptAt: null })
    expect((await invoicesOf(test)).map(({ status }) => status)).toEqual(['paid', 'paid'])
    await test.moveTo(march)
    expect((await test.subscription()).currentPeriod.start).toBe(march)
  })

  it('is paid at once by a new card', async () => {
    const test = await createTestSimulator()
    await test.buy()
    await test.simulator.replaceCard(test.customerId, 'decline')
    await test.moveTo(leapDay)
    expect(await test.subscription()).toMatchObject({ status: 'past_due' })
    await test.simulator.replaceCard(test.customerId, 'decline')
    expect(await test.subscription()).toMatchObject({ status: 'past_due' })
    await test.simulator.replaceCard(test.customerId, 'success')
    expect(await test.subscription()).toMatchObject({ status: 'active' })
  })

  it('is paid first by whoever buys more, and never credited before', async () => {
    const test = await overdue()
    const change = { plan: 'team', interval: 'month', dropAddOns: [], when: 'now' } as const
    const { dueNow, credit } = await test.provider.quoteChange(test.customerId, change)
    expect({ dueNow, credit }).toEqual({ dueNow: 2_900 + 9_901 - 2_900, credit: 2_900 })
    const changing = test.provider.changePlan(test.customerId, change, key())
    await expect(changing).rejects.toMatchObject({ code: 'PAYMENT_DECLINED' })
    expect(await test.subscription()).toMatchObject({ status: 'past_due', plan: 'pro' })
    await test.simulator.setFails(test.customerId, false)
    await test.provider.changePlan(test.customerId, change, key())
    expect(await test.subscription()).toMatchObject({ status: 'active', plan: 'team' })
    const charged = (await test.state()).charges.slice(1).reduce((sum, { amount }) => sum + amount, 0)
    expect(charged).toBe(dueNow)
  })
})
