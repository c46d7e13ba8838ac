import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { codeOf, openStripe, orderOf, providerOf, tenant, type TestStripe } from './test-stripe'

let test: TestStripe
beforeEach(async () => {
  test = await openStripe()
})
afterEach(() => test.stand.stop())

describe('createCustomer', () => {
  it('makes one customer of a tenant, whoever asks for it', async () => {
    const { stand, provider, customerId } = test
    const other = { ...tenant, email: 'grace@example.com' }
    expect(await provider.createCustomer(other, 'customer:tenant-1')).toBe(customerId)
    expect(stand.world.customers.size).toBe(1)
    expect(stand.world.customers.get(customerId)).toMatchObject({
      ...{ name: 'Analytical Engines', email: 'grace@example.com', metadata: { tenantId: 'tenant-1' } },
    })
  })
})

describe('checkout', () => {
  it('leads to a page of Stripe, and nothing is bought before it is paid there', async () => {
    const { stand, provider, customerId } = test
    const { url } = await provider.checkout(orderOf(customerId, 'pro'), 'key')
    expect(new URL(url).hostname).toBe('checkout.stripe.com')
    expect(await provider.subscription(customerId)).toBeNull()
    stand.pay(url)
    expect(await provider.subscription(customerId)).toMatchObject({ status: 'active', plan: 'pro' })
    expect(stand.world.charges).toEqual([{ customer: customerId, amount: 2_000 }])
  })

  it('orders add-ons with it, and says no number for what is charged by use', async () => {
    const { stand, provider, customerId } = test
    const order = { ...orderOf(customerId, 'pro'), addOns: [{ key: 'boost', quantity: 3 }] }
    await provider.checkout(order, 'key')
    const [session] = stand.world.sessions.values()
    const kinds = session?.lines.map(({ price, quantity }) => {
      return [stand.world.prices.get(price)?.metadata.kind, quantity]
    })
    expect(kinds).toEqual([
      ['plan', 1],
      ['usage', null],
      ['add-on', 3],
    ])
    expect(session?.automatic_tax).toBe(false)
  })

  it('begins with the days of a trial, and takes no money for them', async () => {
    const { stand, provider, customerId } = test
    const { url } = await provider.checkout({ ...orderOf(customerId, 'pro'), trialDays: 14 }, 'key')
    stand.pay(url)
    const ends = (stand.world.now + 14 * 86_400) * 1_000
    expect(await provider.subscription(customerId)).toMatchObject({ status: 'trialing', trialEndsAt: ends })
    expect(stand.world.charges).toEqual([])
  })

  it('is the same page when the same key comes again, and one page alone stays open', async () => {
    const { stand, provider, customerId } = test
    const first = await provider.checkout(orderOf(customerId, 'pro'), 'first')
    expect(await provider.checkout(orderOf(customerId, 'pro'), 'first')).toEqual(first)
    const second = await provider.checkout(orderOf(customerId, 'team'), 'second')
    expect(() => stand.pay(first.url)).toThrow('nothing can be paid')
    stand.pay(second.url)
    expect(stand.world.subscriptions.size).toBe(1)
  })

  it('goes on where another has closed the page before, and not where somebody has paid on it', async () => {
    const { stand, provider, customerId } = test
    const isClosing = (path: string) => path.endsWith('/expire')
    const whileClosing = (act: () => unknown) => {
      stand.fateOf = ({ path }) => {
        if (isClosing(path)) act()
        return null
      }
    }
    await provider.checkout(orderOf(customerId, 'pro'), 'first')
    const [first] = stand.world.sessions.values()
    whileClosing(() => Object.assign(first ?? {}, { status: 'expired' }))
    const { url } = await provider.checkout(orderOf(customerId, 'team'), 'second')
    whileClosing(() => stand.pay(url))
    expect(await codeOf(provider.checkout(orderOf(customerId, 'team'), 'third'))).toBe('CONFLICT')
    expect([stand.world.sessions.size, stand.world.subscriptions.size]).toEqual([2, 1])
  })

  it('changes a subscription that is there, at once, and leads back', async () => {
    const { stand, provider, customerId, buy } = test
    await buy('pro', 'month', [{ key: 'seats', quantity: 1 }])
    const order = { ...orderOf(customerId, 'team'), dropAddOns: ['seats'] }
    expect(await provider.checkout(order, 'change')).toEqual({ url: order.successUrl })
    expect(stand.world.subscriptions.size).toBe(1)
    expect(await provider.subscription(customerId)).toMatchObject({ plan: 'team', addOns: [] })
    expect(stand.world.charges.at(-1)).toEqual({ customer: customerId, amount: 9_000 - 2_000 - 300 })
  })

  it('keeps a subscription that was to end, under the plan that is bought again', async () => {
    const { stand, provider, customerId, buy } = test
    await buy('pro')
    await provider.cancel(customerId, 'cancel')
    await provider.checkout(orderOf(customerId, 'pro'), 'again')
    expect(await provider.subscription(customerId)).toMatchObject({ plan: 'pro', cancelAtPeriodEnd: false })
    expect(stand.world.charges).toHaveLength(1)
  })

  it('gives a subscription to add-ons alone its plan, by the interval of the plan', async () => {
    const { provider, customerId, buy } = test
    await buy(null, 'month', [{ key: 'boost', quantity: 2 }])
    expect(await provider.subscription(customerId)).toMatchObject({ plan: null, version: null })
    await provider.checkout({ ...orderOf(customerId, 'team'), interval: 'year' }, 'plan')
    expect(await provider.subscription(customerId)).toMatchObject({
      ...{ plan: 'team', interval: 'year', addOns: [{ key: 'boost', quantity: 2 }] },
    })
  })

  it('refuses a trial within a subscription: it would be charged at once', async () => {
    const { stand, provider, customerId, buy } = test
    await buy(null, 'month', [{ key: 'boost', quantity: 1 }])
    const order = { ...orderOf(customerId, 'pro'), trialDays: 14 }
    expect(await codeOf(provider.checkout(order, 'trial'))).toBe('CONFLICT')
    expect(stand.world.charges).toHaveLength(1)
  })

  it('refuses what is not sold so, and what was never set up', async () => {
    const { stand, provider, customerId } = test
    const refused = (plan: string) => codeOf(provider.checkout(orderOf(customerId, plan), `to ${plan}`))
    expect(await refused('contact')).toBe('CONFLICT')
    expect(await refused('free')).toBe('CONFLICT')
    const euros = providerOf(stand, { currency: 'eur' })
    expect(await codeOf(euros.checkout(orderOf(customerId, 'pro'), 'eur'))).toBe('UNAVAILABLE')
    expect(stand.world.sessions.size).toBe(0)
  })
})

describe('portalUrl', () => {
  it('is a page of Stripe for that customer', async () => {
    const { provider, customerId } = test
    const url = new URL(await provider.portalUrl(customerId, 'https://app.example.com/back'))
    expect(url.hostname).toBe('billing.stripe.com')
    expect(url.href).toContain(customerId)
    expect(await codeOf(provider.portalUrl('cus_nobody', 'https://app.example.com/back'))).toBe('CONFLICT')
  })
})

describe('paymentMethod', () => {
  it('is the card that the next invoice is charged to', async () => {
    const { stand, provider, customerId, buy } = test
    expect(await provider.paymentMethod(customerId)).toBeNull()
    const subscription = stand.world.subscriptions.get(await buy('pro'))
    const visa = { brand: 'visa', last4: '4242', expMonth: 12, expYear: 2030 }
    expect(await provider.paymentMethod(customerId)).toEqual(visa)
    const customer = stand.world.customers.get(customerId)
    if (customer) customer.invoice_settings.default_payment_method = 'pm_other'
    expect(await provider.paymentMethod(customerId)).toEqual(visa)
    if (subscription) subscription.default_payment_method = null
    expect(await provider.paymentMethod(customerId)).toMatchObject({ last4: '4444' })
  })
})
