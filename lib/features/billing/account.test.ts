import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { newBuyer, type Buyer } from '@/e2e/harness/billing'
import { startStripe, type StripeStandIn } from '@/e2e/harness/stripe-stand-in'
import { sendStripeEvent } from '@/e2e/harness/stripe/send-event'
import { access } from '@/lib/config/access'
import { createStripeProvider } from '@/lib/providers/billing/stripe/provider'
import { secrets } from '@/lib/providers/billing/stripe/test-stripe'

let stand: StripeStandIn
let buyer: Buyer
let customer: string
beforeEach(async () => {
  stand = await startStripe()
  const { plans } = access
  const provider = createStripeProvider({ ...secrets, plans, currency: 'usd', baseUrl: stand.url })
  await provider.syncPlans(Object.values(plans))
  buyer = await newBuyer(undefined, provider)
  await buy()
  customer = await customerId()
})
afterEach(() => stand.stop())

const checkout = (body: object = { plan: 'pro' }) => buyer.owner.post('/api/billing/checkout', body)
const customerId = async () => {
  const of = { tenantId: buyer.tenantId, provider: 'stripe' }
  return (await buyer.world.tenancy.billing.account(of))?.customerId ?? ''
}
const tell = async () =>
  sendStripeEvent(
    buyer.world.browser(),
    { customer: await customerId() },
    { secret: secrets.webhookSecret, at: buyer.world.clock.now() },
  )
const buy = async (body?: object) => {
  const answer = await checkout(body)
  if (answer.status !== 200) throw new Error(answer.text)
  stand.pay(answer.json<{ url: string }>().url)
  expect((await tell()).status).toBe(200)
}
const over = { plan: 'free', subscribed: null, addOns: [] }

describe('an organization whose customer was deleted at Stripe', () => {
  it.each([
    ['is told of', async () => void (await tell())],
    ['is not told of', async () => undefined],
  ])('which %s, buys again, as another customer', async (_, hear) => {
    stand.deleteCustomer(customer)
    await hear()
    await buy()
    expect(await buyer.state()).toMatchObject({ plan: 'pro', status: 'active' })
    expect(await customerId()).not.toBe(customer)
    expect(stand.world.charges.map((charge) => charge.customer)).toEqual([customer, await customerId()])
  })

  it('has nothing any more once it begins to', async () => {
    stand.deleteCustomer(customer)
    expect((await checkout()).status).toBe(200)
    expect(await buyer.state()).toMatchObject(over)
  })

  it('buys an add-on alone again', async () => {
    stand.deleteCustomer(customer)
    const answer = await buyer.addOn('extra-invites')
    stand.pay(answer.json<{ url: string }>().url)
    await tell()
    expect(await buyer.state()).toMatchObject({ plan: 'free', addOns: [{ key: 'extra-invites' }] })
  })

  it('is one new customer, of ten who ask at once', async () => {
    stand.deleteCustomer(customer)
    const answers = await Promise.all(Array.from({ length: 10 }, () => checkout()))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
    expect([...stand.world.customers.keys()]).toEqual([customer, await customerId()])
    const sessions = [...stand.world.sessions.values()].filter(({ status }) => status === 'open')
    expect(new Set(sessions.map((session) => session.customer))).toEqual(new Set([await customerId()]))
  })

  it('is shown what there is after an act was refused', async () => {
    stand.deleteCustomer(customer)
    const { status, code } = await buyer.owner.post('/api/billing/cancel')
    expect([status, code]).toEqual([409, 'CONFLICT'])
    expect(await buyer.state()).toMatchObject(over)
  })

  it('is not taken for what it was by whoever began to look before it became another', async () => {
    stand.deleteCustomer(customer)
    const { billing } = buyer.world.tenancy
    const beginSync = billing.beginSync.bind(billing)
    vi.spyOn(billing, 'beginSync').mockImplementationOnce(async (of) => {
      await buy()
      return beginSync(of)
    })
    expect((await tell()).status).toBe(200)
    expect(await buyer.state()).toMatchObject({ plan: 'pro', status: 'active' })
  })

  it('has no second trial', async () => {
    stand.deleteCustomer(customer)
    await buy({ plan: 'pro', trial: true })
    expect(await buyer.state()).toMatchObject({ status: 'trialing' })
    stand.deleteCustomer(await customerId())
    await tell()
    expect((await checkout({ plan: 'pro', trial: true })).code).toBe('CONFLICT')
  })
})

describe('an organization whose customer the key of now does not know', () => {
  it('loses nothing, and buys nothing twice', async () => {
    stand.world.customers.delete(customer)
    for (const answer of [await checkout({ plan: 'enterprise' }), await tell()])
      expect([answer.status, answer.code]).toEqual([409, 'CONFLICT'])
    expect(await buyer.state()).toMatchObject({ plan: 'pro', status: 'active' })
    expect([stand.world.customers.size, await customerId()]).toEqual([0, customer])
  })

  it('twin: buys as another customer when there is nothing to lose', async () => {
    await buyer.owner.post('/api/billing/cancel')
    for (const subscription of stand.world.subscriptions.values()) subscription.status = 'canceled'
    await tell()
    stand.world.customers.delete(customer)
    await buy()
    expect(await buyer.state()).toMatchObject({ plan: 'pro', status: 'active' })
    expect(await customerId()).not.toBe(customer)
  })
})
