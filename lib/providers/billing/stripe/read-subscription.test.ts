import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Subscription } from '../../../../e2e/harness/stripe/world'
import { planVersion } from '../../../core/billing/plan-version'
import { codeOf, model, openStripe, orderOf, type TestStripe } from './test-stripe'

let test: TestStripe
beforeEach(async () => {
  test = await openStripe()
})
afterEach(() => test.stand.stop())

/** A subscription to pro, as somebody at Stripe made it. */
async function boughtAs(change: Partial<Subscription>): Promise<Subscription> {
  const subscription = test.stand.world.subscriptions.get(await test.buy('pro'))
  if (!subscription) throw new Error('nothing was bought')
  return Object.assign(subscription, change)
}

describe('subscription', () => {
  it('is null of a customer who never had one, and of one who was deleted', async () => {
    const { stand, provider, customerId } = test
    expect(await provider.subscription(customerId)).toBeNull()
    await boughtAs({})
    Object.assign(stand.world.customers.get(customerId) ?? {}, { deleted: true })
    expect(await provider.subscription(customerId)).toBeNull()
  })

  it('takes nothing away when the customer is unknown, as with the key of another account', async () => {
    expect(await codeOf(test.provider.subscription('cus_nobody'))).toBe('CONFLICT')
  })

  it('says all of it', async () => {
    const { stand, provider, customerId } = test
    const { id, start_date, items } = await boughtAs({})
    const pro = model.plans.pro
    expect(await provider.subscription(customerId)).toEqual({
      ...{ id, status: 'active', plan: 'pro', version: pro && planVersion(pro), interval: 'month' },
      ...{ addOns: [], startedAt: start_date * 1_000, trialEndsAt: null, cancelAtPeriodEnd: false },
      currentPeriod: {
        start: stand.world.now * 1_000,
        end: (items.data[0]?.current_period_end ?? 0) * 1_000,
      },
      ...{ scheduled: null, repricedAt: null, nextAttemptAt: null },
    })
  })

  it.each([
    ['incomplete', 'incomplete'],
    ['incomplete_expired', 'canceled'],
    ['trialing', 'trialing'],
    ['active', 'active'],
    ['past_due', 'past_due'],
    ['unpaid', 'unpaid'],
    ['paused', 'unpaid'],
    ['canceled', 'canceled'],
    ['invented_later', 'unpaid'],
  ])('is %s at Stripe and %s here', async (status, ours) => {
    await boughtAs({ status })
    expect((await test.provider.subscription(test.customerId))?.status).toBe(ours)
  })

  it('says when a renewal that was not paid is tried again', async () => {
    const { stand, provider, customerId } = test
    const { id } = await boughtAs({ status: 'past_due' })
    expect((await provider.subscription(customerId))?.nextAttemptAt).toBeNull()
    const [invoice] = [...stand.world.invoices.values()].filter((one) => one.subscription === id)
    const at = stand.world.now + 3_600
    Object.assign(invoice ?? {}, { status: 'open', next_payment_attempt: at })
    expect((await provider.subscription(customerId))?.nextAttemptAt).toBe(at * 1_000)
  })

  it('is the newest that works, whatever else there was', async () => {
    const { stand, provider, customerId } = test
    const old = await boughtAs({ status: 'canceled' })
    expect(await provider.subscription(customerId)).toMatchObject({ id: old.id, status: 'canceled' })
    const { url } = await provider.checkout(orderOf(customerId, 'team'), 'second')
    const { id } = stand.pay(url)
    const given = { ...old, id: 'sub_never_paid', status: 'incomplete', created: stand.world.now + 60 }
    stand.world.subscriptions.set(given.id, given)
    expect((await provider.subscription(customerId))?.id).toBe(id)
  })

  it('ends with its period also when the portal has said so by a date', async () => {
    const { provider, customerId } = test
    const subscription = await boughtAs({})
    subscription.cancel_at = subscription.items.data[0]?.current_period_end ?? null
    expect((await provider.subscription(customerId))?.cancelAtPeriodEnd).toBe(true)
    await provider.resume(customerId, 'resume')
    expect((await provider.subscription(customerId))?.cancelAtPeriodEnd).toBe(false)
  })

  it('leaves out what somebody added by hand', async () => {
    const { provider, customerId } = test
    const { items } = await boughtAs({})
    const [first] = items.data
    if (!first) throw new Error('nothing was bought')
    items.data.push({ ...first, id: 'si_hand', price: { ...first.price, id: 'price_hand', metadata: {} } })
    expect(await provider.subscription(customerId)).toMatchObject({ plan: 'pro', addOns: [] })
    await provider.changePlan(
      customerId,
      { plan: 'team', interval: 'month', dropAddOns: [], when: 'now' },
      'key',
    )
    const [subscription] = test.stand.world.subscriptions.values()
    expect(subscription?.items.data.map(({ id }) => id)).toContain('si_hand')
  })
})
