import { beforeEach, describe, expect, it } from 'vitest'
import { planVersion } from '@/lib/core/billing/plan-version'
import { createTestSimulator, day, key, plans, start, type TestSimulator } from './test-simulator'

const nextMonth = Date.parse('2028-02-29T12:00:00Z')

describe('a checkout', () => {
  let test: TestSimulator
  beforeEach(async () => {
    test = await createTestSimulator()
  })

  it('sells nothing before it is paid', async () => {
    const id = await test.open()
    expect(await test.provider.subscription(test.customerId)).toBeNull()
    expect(await test.simulator.checkout(id)).toMatchObject({
      ...{ status: 'open', awaitsConfirmation: false, currency: 'usd', interval: 'month', isTrial: false },
      items: [{ description: 'Pro', quantity: 1, amount: 2_900 }],
      ...{ credit: 0, dueNow: 2_900, renewal: 2_900, renewsAt: nextMonth },
    })
    expect(await test.told()).toEqual([])
  })

  it('paid, it begins a subscription, an invoice and a card on file', async () => {
    await test.buy({ addOns: [{ key: 'boost', quantity: 2 }] })
    expect(await test.subscription()).toMatchObject({
      ...{ status: 'active', plan: 'pro', interval: 'month', startedAt: start, trialEndsAt: null },
      version: planVersion(plans['pro'] as never),
      addOns: [{ key: 'boost', quantity: 2 }],
      currentPeriod: { start, end: nextMonth },
      ...{ cancelAtPeriodEnd: false, scheduled: null, repricedAt: null, nextAttemptAt: null },
    })
    const { items } = await test.provider.invoices(test.customerId, { limit: 9 })
    expect(items).toMatchObject([
      { status: 'paid', total: { amount: 4_900, currency: 'usd' }, createdAt: start },
    ])
    expect(await test.provider.paymentMethod(test.customerId)).toMatchObject({ brand: 'visa', last4: '4242' })
    expect(await test.told()).toEqual([
      'customer.subscription.created',
      'invoice.paid',
      'checkout.session.completed',
    ])
  })

  it('paid twice it answers the same, and charges once', async () => {
    const id = await test.open()
    const paid = [1, 2].map(() => test.simulator.pay(id, { card: 'success' }))
    const done = { status: 'complete', url: 'http://localhost:3000/t/acme/billing?done=paid' }
    expect(await Promise.all(paid)).toEqual([done, done])
    expect(await test.simulator.pay(id, { card: 'decline' })).toEqual(done)
    expect((await test.state()).charges).toHaveLength(1)
  })

  it('declined, nothing is bought, and another card can be tried', async () => {
    const id = await test.open()
    await expect(test.simulator.pay(id, { card: 'decline' })).rejects.toMatchObject({
      code: 'PAYMENT_DECLINED',
    })
    expect(await test.provider.subscription(test.customerId)).toBeNull()
    expect(await test.provider.paymentMethod(test.customerId)).toBeNull()
    expect(await test.told()).toEqual([])
    expect(await test.simulator.pay(id, { card: 'success' })).toMatchObject({ status: 'complete' })
  })

  it('a card whose bank asks buys once it is confirmed, and not before', async () => {
    const id = await test.open()
    await expect(test.simulator.pay(id, { confirm: true })).rejects.toMatchObject({ code: 'CONFLICT' })
    expect(await test.simulator.pay(id, { card: 'confirm' })).toEqual({
      ...{ status: 'open', next: 'confirm' },
      url: `http://localhost:3000/dev/billing/checkout/${id}`,
    })
    expect(await test.simulator.checkout(id)).toMatchObject({ status: 'open', awaitsConfirmation: true })
    expect(await test.provider.subscription(test.customerId)).toBeNull()
    expect(await test.simulator.pay(id, { confirm: true })).toMatchObject({ status: 'complete' })
    expect(await test.subscription()).toMatchObject({ status: 'active' })
  })

  it('no longer fits once something else was bought', async () => {
    const [first, second] = [await test.open(), await test.open({ plan: 'team' })]
    await test.simulator.pay(first, { card: 'success' })
    expect(await test.simulator.checkout(second)).toMatchObject({ status: 'superseded' })
    await expect(test.simulator.pay(second, { card: 'success' })).rejects.toMatchObject({ code: 'CONFLICT' })
    expect(await test.subscription()).toMatchObject({ plan: 'pro' })
  })

  it('that no longer fits still says what it was for, though nobody could buy that now', async () => {
    await test.buy()
    const id = await test.open({ plan: null, addOns: [{ key: 'seats', quantity: 1 }] })
    await test.buy({ interval: 'year' })
    expect(await test.simulator.checkout(id)).toMatchObject({
      status: 'superseded',
      items: [{ description: 'Pro' }, { description: 'Seats', amount: 700 }],
    })
  })

  it('still fits after a card was replaced and a period went by', async () => {
    await test.buy()
    await test.moveTo(nextMonth - day)
    const id = await test.open({ plan: 'team' })
    await test.simulator.replaceCard(test.customerId, 'success')
    await test.moveTo(nextMonth - 1)
    expect(await test.simulator.pay(id, { card: 'success' })).toMatchObject({ status: 'complete' })
  })

  it('is the change of a subscription that there is', async () => {
    await test.buy({ addOns: [{ key: 'boost', quantity: 1 }] })
    const { id } = await test.subscription()
    await test.moveTo(start + 10 * day)
    const order = await test.open({
      plan: 'team',
      dropAddOns: ['boost'],
      addOns: [{ key: 'seats', quantity: 1 }],
    })
    const { dueNow } = (await test.simulator.checkout(order)) ?? {}
    await test.simulator.pay(order, { card: 'success' })
    expect(await test.subscription()).toMatchObject({
      ...{ id, plan: 'team', addOns: [{ key: 'seats', quantity: 1 }] },
      ...{ startedAt: start, currentPeriod: { start, end: nextMonth } },
    })
    expect((await test.state()).charges.at(-1)?.amount).toBe(dueNow)
  })

  it('of what is to end keeps it', async () => {
    await test.buy()
    await test.provider.cancel(test.customerId, key())
    await test.buy()
    expect(await test.subscription()).toMatchObject({ plan: 'pro', cancelAtPeriodEnd: false })
    expect((await test.state()).charges).toHaveLength(1)
  })

  it('after the end of one begins another', async () => {
    await test.buy()
    const { id } = await test.subscription()
    await test.provider.cancel(test.customerId, key())
    await test.moveTo(nextMonth)
    await test.buy({ plan: 'team' })
    const subscription = await test.subscription()
    expect(subscription).toMatchObject({ plan: 'team', status: 'active', startedAt: nextMonth })
    expect(subscription.id).not.toBe(id)
  })

  it('of add-ons alone makes a subscription without a plan', async () => {
    await test.buy({ plan: null, addOns: [{ key: 'seats', quantity: 3 }] })
    expect(await test.subscription()).toMatchObject({ plan: null, version: null, status: 'active' })
    expect((await test.state()).charges).toMatchObject([{ amount: 2_100 }])
  })

  it.each([
    { plan: 'none' },
    { plan: '__proto__' },
    { plan: 'monthly', interval: 'year' as const },
    { addOns: [{ key: 'none', quantity: 1 }] },
  ])('of %j is refused', async (order) => {
    await expect(test.open(order)).rejects.toMatchObject({ code: 'CONFLICT' })
  })

  it('can’t begin a subscription that is there with a trial', async () => {
    await test.buy({ plan: null, addOns: [{ key: 'seats', quantity: 1 }] })
    await expect(test.open({ trialDays: 14 })).rejects.toMatchObject({ code: 'CONFLICT' })
  })

  it('is open for a day', async () => {
    const id = await test.open()
    await test.moveTo(start + day - 1)
    expect(await test.simulator.checkout(id)).not.toBeNull()
    await test.moveTo(start + day)
    await expect(test.simulator.pay(id, { card: 'success' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('is not found by an id that nobody was given', async () => {
    for (const id of ['', 'cs_x', `cs_${'0'.repeat(24)}_${'0'.repeat(24)}`, `${await test.open()}0`]) {
      expect(await test.simulator.checkout(id)).toBeNull()
      await expect(test.simulator.pay(id, { card: 'success' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    }
  })
})

it('a tenant is one customer, however often and from wherever it is made', async () => {
  const [one, other] = [await createTestSimulator(), await createTestSimulator()]
  const tenant = { id: 'tenant', name: 'Another', email: 'other@example.com' }
  const ids = await Promise.all([1, 2, 3].map(() => one.provider.createCustomer(tenant, 'customer')))
  expect(new Set([...ids, one.customerId, other.customerId]).size).toBe(1)
  expect((await one.state()).name).toBe('Acme')
  expect(await one.provider.createCustomer({ ...tenant, id: 'second' }, 'customer')).not.toBe(one.customerId)
})
