import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startStripe, type StripeStandIn } from '../../../../e2e/harness/stripe-stand-in'
import type { PlanModel } from '../../../core/access/model'
import { planVersion } from '../../../core/billing/plan-version'
import { model, plans, providerOf } from './test-stripe'

let stand: StripeStandIn
beforeEach(async () => {
  stand = await startStripe()
})
afterEach(() => stand.stop())

function planOf(key: string): PlanModel {
  const plan = model.plans[key]
  if (!plan) throw new Error(`no plan ${key}`)
  return plan
}

const pro = planOf('pro')
const version = planVersion(pro)

describe('syncPlans', () => {
  it('makes a product for each plan that is sold, a price for each interval, a meter for what is charged by use', async () => {
    const { created } = await providerOf(stand).syncPlans(plans)
    expect(created.filter((made) => !made.startsWith('price'))).toEqual([
      ...[
        'product gatehouse_pro',
        'product gatehouse_team',
        'product gatehouse_boost',
        'product gatehouse_seats',
      ],
      'meter ai-limit',
    ])
    expect(created.filter((made) => made.startsWith('price pro'))).toEqual([
      ...[`price pro:${version}:month`, `price pro:${version}:month:ai-limit`],
      ...[`price pro:${version}:year`, `price pro:${version}:year:ai-limit`],
    ])
    const prices = [...stand.world.prices.values()]
    expect(prices.find(({ lookup_key }) => lookup_key === `pro:${version}:year`)).toMatchObject({
      ...{ currency: 'usd', unit_amount: 20_000, product: 'gatehouse_pro' },
      recurring: { interval: 'year', usage_type: 'licensed' },
      metadata: { plan: 'pro', version, kind: 'plan' },
    })
    expect(prices.find(({ lookup_key }) => lookup_key === `pro:${version}:month:ai-limit`)).toMatchObject({
      // 50 for each 100 of it.
      unit_amount_decimal: '0.5',
      recurring: { usage_type: 'metered', meter: [...stand.world.meters.keys()][0] },
      metadata: { kind: 'usage', limit: 'ai-limit' },
    })
    // Sold by the month alone, and for nothing, and not at all.
    expect(created.filter((made) => made.startsWith('price seats'))).toHaveLength(1)
    expect(created.join()).not.toMatch(/free|contact/)
  })

  it('makes nothing the second time', async () => {
    await providerOf(stand).syncPlans(plans)
    expect(await providerOf(stand).syncPlans(plans)).toEqual({ created: [] })
  })

  it('gives other terms a price of their own, and leaves the old one to those who pay it', async () => {
    await providerOf(stand).syncPlans(plans)
    const before = [...stand.world.prices.values()].map((price) => ({ ...price }))
    const dearer = { ...pro, title: 'Professional', price: { month: 2_500, year: 20_000 } }
    const { created } = await providerOf(stand).syncPlans([dearer])
    expect(created).toHaveLength(4)
    expect([...stand.world.prices.values()].slice(0, before.length)).toEqual(before)
    expect(stand.world.products.get('gatehouse_pro')?.name).toBe('Professional')
  })

  it('sells in another currency under the same name, and leaves the price of before to those who pay it', async () => {
    await providerOf(stand).syncPlans([planOf('team')])
    const euros = providerOf(stand, { currency: 'eur' })
    expect((await euros.syncPlans([planOf('team')])).created).toHaveLength(2)
    expect([...stand.world.prices.values()].map(({ currency, active }) => [currency, active])).toEqual([
      ...[
        ['usd', true],
        ['usd', true],
      ],
      ...[
        ['eur', true],
        ['eur', true],
      ],
    ])
  })

  it('never lets the cap be passed by rounding', async () => {
    const overage = { amount: 2, per: 3, cap: 100 }
    const thirds = { ...pro, limits: pro.limits.map((limit) => ({ ...limit, overage })) }
    await providerOf(stand).syncPlans([thirds])
    const metered = [...stand.world.prices.values()].find(({ metadata }) => metadata.kind === 'usage')
    expect(metered?.unit_amount_decimal).toBe('0.666666666666')
  })

  it('goes on where it was cut off', async () => {
    stand.fateOf = ({ method, path }) => (method === 'POST' && path === '/v1/prices' ? 'dropAfter' : null)
    await expect(providerOf(stand).syncPlans(plans)).rejects.toMatchObject({ code: 'UNAVAILABLE' })
    expect(stand.world.prices.size).toBe(1)
    stand.fateOf = null
    await providerOf(stand).syncPlans(plans)
    expect(stand.world.products.size).toBe(4)
    expect(stand.world.prices.size).toBe(9)
  })
})
