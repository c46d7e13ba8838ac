import { beforeEach, describe, expect, it } from 'vitest'
import type { BillingProvider, CheckoutOrder } from '@/lib/core/billing/provider'
import { createTestSimulator, key, type TestSimulator } from './test-simulator'

let test: TestSimulator
let provider: BillingProvider
beforeEach(async () => {
  test = await createTestSimulator()
  provider = test.provider
  await test.buy()
})

const toTeam = { plan: 'team', interval: 'month', when: 'now', dropAddOns: [] } as const
const order: Omit<CheckoutOrder, 'customerId'> = {
  ...{ plan: 'team', interval: 'month', addOns: [], dropAddOns: [], trialDays: null },
  ...{ successUrl: 'http://localhost:3000/', cancelUrl: 'http://localhost:3000/' },
}

/** All that the shop asks about a customer. */
const asks: [string, (customerId: string) => Promise<unknown>][] = [
  [
    'createCustomer',
    () => provider.createCustomer({ id: 'tenant', name: 'Acme', email: 'a@example.com' }, key()),
  ],
  ['hasCustomer', (id) => provider.hasCustomer(id)],
  ['checkout', (customerId) => provider.checkout({ ...order, customerId }, key())],
  ['subscription', (id) => provider.subscription(id)],
  ['quoteChange', (id) => provider.quoteChange(id, toTeam)],
  ['changePlan', (id) => provider.changePlan(id, toTeam, key())],
  ['attachAddOn', (id) => provider.attachAddOn(id, { key: 'boost', quantity: 1 }, key())],
  ['cancel', (id) => provider.cancel(id, key())],
  ['resume', (id) => provider.resume(id, key())],
  ['portalUrl', (id) => provider.portalUrl(id, '/')],
  ['paymentMethod', (id) => provider.paymentMethod(id)],
  ['invoices', (id) => provider.invoices(id, { limit: 10 })],
  ['invoicePdf', (id) => provider.invoicePdf(id, 'in_1')],
  [
    'reportUsage',
    (id) => provider.reportUsage(id, { limit: 'summaries', quantity: 1, at: test.now() }, key()),
  ],
]

describe('a customer who is left without answers', () => {
  it.each(asks)('is not told of by %s, and is as it was afterwards', async (_, ask) => {
    const before = await test.state()
    await test.simulator.setAway(test.customerId, true)
    await expect(ask(test.customerId)).rejects.toMatchObject({
      ...{ code: 'UNAVAILABLE', details: { retryAfterMs: 2_000 } },
    })
    await test.simulator.setAway(test.customerId, false)
    expect(await test.state()).toEqual({ ...before, isAway: false })
  })

  it('leaves others with theirs', async () => {
    const other = await provider.createCustomer(
      { id: 'other', name: 'Globex', email: 'o@example.com' },
      key(),
    )
    await test.simulator.setAway(test.customerId, true)
    expect(await provider.subscription(other)).toBeNull()
  })

  it('can be looked at from behind, and time passes for it', async () => {
    await test.simulator.setAway(test.customerId, true)
    await test.moveTo(test.now() + 31 * 86_400_000)
    expect(await test.simulator.customer(test.customerId)).toMatchObject({ isAway: true })
    expect(await test.simulator.invoices(test.customerId, 10)).toHaveLength(2)
  })
})
