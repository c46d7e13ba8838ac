import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startStripe, type StripeStandIn } from '../../../../e2e/harness/stripe-stand-in'
import { defineAccess } from '../../../core/access/define-access'
import { orderOf, providerOf, tenant } from './test-stripe'

let stand: StripeStandIn
beforeEach(async () => {
  stand = await startStripe()
})
afterEach(() => stand.stop())

const limit = { gates: 'ai:generate', per: 'month', max: 10 } as const
const overage = { amount: 1, per: 1 }

/** Twelve limits that are charged by use, more than Stripe looks up at once, and an add-on that has one of them too. */
const names = Array.from({ length: 12 }, (_, at) => `limit-${at}`)
const model = defineAccess({
  entities: { organization: { roles: ['owner'] } },
  entitlements: { 'ai:generate': { roles: ['owner'] } },
  plans: {
    big: {
      ...{ group: 'main', title: 'Big', price: { month: 1_000 } },
      limits: Object.fromEntries(names.map((name) => [name, { ...limit, overage }])),
    },
    more: { addOn: true, title: 'More', price: { month: 100 }, limits: { 'limit-3': { ...limit, overage } } },
  },
})

describe('what is charged by use', () => {
  it('has one price for each meter, whichever of its plans have the limit', async () => {
    const provider = providerOf(stand, { plans: model.plans })
    await provider.syncPlans(Object.values(model.plans))
    const customerId = await provider.createCustomer(tenant, 'customer')
    const order = { ...orderOf(customerId, 'big'), addOns: [{ key: 'more', quantity: 1 }] }
    const { url } = await provider.checkout(order, 'key')
    const { items } = stand.pay(url)
    const limits = items.data.flatMap(({ price }) => price.metadata.limit ?? [])
    expect(limits.sort()).toEqual([...names].sort())
    expect(await provider.subscription(customerId)).toMatchObject({
      ...{ plan: 'big', addOns: [{ key: 'more', quantity: 1 }] },
    })
  })
})
