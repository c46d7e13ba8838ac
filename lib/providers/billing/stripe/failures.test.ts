import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Fate } from '../../../../e2e/harness/stripe-stand-in'
import type { BillingProvider } from '../../../core/billing/provider'
import { codeOf, openStripe, orderOf, plans, providerOf, tenant, type TestStripe } from './test-stripe'

let test: TestStripe
let provider: BillingProvider
beforeEach(async () => {
  test = await openStripe()
  await test.buy('pro')
  provider = providerOf(test.stand, { timeoutMs: 400 })
})
afterEach(() => test.stand.stop())

const toTeam = { plan: 'team', interval: 'month', dropAddOns: [], when: 'now' } as const

/** Everything that asks Stripe. */
const asks: [string, (customerId: string) => Promise<unknown>][] = [
  ['syncPlans', () => provider.syncPlans(plans)],
  ['createCustomer', () => provider.createCustomer(tenant, 'key')],
  ['hasCustomer', (id) => provider.hasCustomer(id)],
  ['checkout', (id) => provider.checkout(orderOf(id, 'team'), 'key')],
  ['subscription', (id) => provider.subscription(id)],
  ['quoteChange', (id) => provider.quoteChange(id, toTeam)],
  ['changePlan', (id) => provider.changePlan(id, toTeam, 'key')],
  ['attachAddOn', (id) => provider.attachAddOn(id, { key: 'boost', quantity: 1 }, 'key')],
  ['cancel', (id) => provider.cancel(id, 'key')],
  ['resume', (id) => provider.resume(id, 'key')],
  ['portalUrl', (id) => provider.portalUrl(id, 'https://app.example.com')],
  ['paymentMethod', (id) => provider.paymentMethod(id)],
  ['invoices', (id) => provider.invoices(id, { limit: 10 })],
  ['invoicePdf', (id) => provider.invoicePdf(id, 'in_000001')],
  ['reportUsage', (id) => provider.reportUsage(id, { limit: 'ai-limit', quantity: 1, at: 0 }, 'key')],
]

describe('a provider that is down', () => {
  it('is UNAVAILABLE to whatever asks it, in time, and nothing is changed', async () => {
    const before = await test.provider.subscription(test.customerId)
    test.stand.fateOf = () => 'hang'
    const started = Date.now()
    const codes = await Promise.all(
      asks.map(async ([name, ask]) => [name, await codeOf(ask(test.customerId))]),
    )
    expect(Date.now() - started).toBeLessThan(3_000)
    expect(codes).toEqual(asks.map(([name]) => [name, 'UNAVAILABLE']))
    test.stand.fateOf = null
    expect(await test.provider.subscription(test.customerId)).toEqual(before)
    expect(test.stand.world.charges).toHaveLength(1)
  })

  it.each([
    ['hangs', 'hang'],
    ['drops the connection', 'drop'],
    ['fails', { status: 500 }],
    ['is overloaded', { status: 503 }],
    ['limits us', { status: 429 }],
    ['knows our key no more', { status: 401 }],
    ['forbids it to our key', { status: 403 }],
    ['is in the middle of the same key', { status: 409 }],
  ] satisfies [string, Fate][])(
    'is UNAVAILABLE when it %s at the write, which is done by the same key later',
    async (_, fate) => {
      const { stand, customerId } = test
      const before = await provider.subscription(customerId)
      stand.fateOf = ({ method }) => (method === 'POST' ? fate : null)
      await expect(provider.changePlan(customerId, toTeam, 'key')).rejects.toMatchObject({
        ...{ code: 'UNAVAILABLE', details: { retryAfterMs: 2_000 } },
      })
      stand.fateOf = null
      expect(await provider.subscription(customerId)).toEqual(before)
      await provider.changePlan(customerId, toTeam, 'key')
      expect(await provider.subscription(customerId)).toMatchObject({ plan: 'team' })
      expect(stand.world.charges).toHaveLength(2)
    },
  )

  it('is asked once more by itself, and nobody notices', async () => {
    const { stand, customerId } = test
    stand.fates = ['drop']
    expect(await provider.subscription(customerId)).toMatchObject({ plan: 'pro' })
  })

  it('says when to come again', async () => {
    test.stand.fateOf = () => ({ status: 429, headers: { 'retry-after': '7' } })
    await expect(provider.subscription(test.customerId)).rejects.toMatchObject({
      details: { retryAfterMs: 7_000 },
    })
  })

  it('is UNAVAILABLE when nobody listens', async () => {
    await test.stand.stop()
    expect(await codeOf(provider.subscription(test.customerId))).toBe('UNAVAILABLE')
    test = await openStripe()
  })
})

describe('what is thrown', () => {
  it('AUD-3 shows no key, and not what Stripe says of it', async () => {
    test.stand.fateOf = () => ({ status: 401 })
    const error: unknown = await provider.subscription(test.customerId).catch((reason: unknown) => reason)
    const { message, details, cause } = error as { message: string; details: object; cause: Error }
    const all = JSON.stringify([message, details, cause.message, { ...cause }, cause.stack])
    expect(all).toContain('401')
    expect(all).not.toMatch(/sk_test|Tests/)
  })

  it('says in its cause what was refused, for the log', async () => {
    const error: unknown = await provider.portalUrl('cus_nobody', '').catch((reason: unknown) => reason)
    expect(error).toMatchObject({
      ...{ code: 'CONFLICT', cause: { message: expect.stringContaining('resource_missing') } },
    })
    expect((error as Error).message).not.toContain('cus_nobody')
  })
})

describe('requests', () => {
  it('carry a key of their own for each write of one act', async () => {
    const { stand, customerId } = test
    await provider.cancel(customerId, 'end')
    stand.requests.length = 0
    await provider.changePlan(customerId, { ...toTeam, when: 'period_end' }, 'key')
    const [keeping, ...keys] = stand.requests.filter(({ method }) => method === 'POST').map(({ key }) => key)
    expect(keys).toEqual(['key:schedule', 'key:phases'])
    // Whether it ends may be said as often as one likes, and has to be heard again after it was taken back.
    expect(keeping).not.toMatch(/^key/)
  })
})
