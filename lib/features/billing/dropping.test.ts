import { describe, expect, it } from 'vitest'
import { type Buyer, buyPlan, newBuyer } from '@/e2e/harness/billing'
import { access } from '@/lib/config/access'
import type { AccessModel } from '@/lib/core/access/model'
import type { ChangePreview } from './preview-change'

let buyer: Buyer

describe('an add-on that does not work with the plan it is changed to', () => {
  const only = (...requires: string[]): AccessModel => {
    const boost = access.plans['ai-boost']
    return { ...access, plans: { ...access.plans, ...(boost && { 'ai-boost': { ...boost, requires } }) } }
  }
  const change = (plan: string) => buyer.owner.post('/api/billing/change-plan', { plan })
  const preview = async (plan: string) =>
    (await buyer.owner.get(`/api/billing/change-plan?plan=${plan}`)).json<ChangePreview>()
  const paidFor = async () => (await buyer.world.simulator.customers(1))[0]?.subscription?.addOns
  const begin = async (model: AccessModel, plan: string) => {
    buyer = await newBuyer(model)
    await buyPlan(buyer.owner, plan)
    await buyer.addOn('ai-boost', 2)
  }

  it('is said to end, and ends with the change: nothing is charged for it any more', async () => {
    await begin(only('pro'), 'pro')
    const said = await preview('enterprise')
    expect(said).toMatchObject({ when: 'now', dropsAddOns: ['ai-boost'], charge: { renewal: 19_900 } })
    expect((await change('enterprise')).json()).toMatchObject({ plan: 'enterprise', addOns: [] })
    expect(await paidFor()).toEqual([])
  })

  it('is kept until a change to a smaller plan holds', async () => {
    await begin(only('enterprise'), 'enterprise')
    expect(await preview('pro')).toMatchObject({ when: 'period_end', dropsAddOns: ['ai-boost'] })
    const kept = [{ key: 'ai-boost', quantity: 2 }]
    expect((await change('pro')).json()).toMatchObject({ plan: 'enterprise', addOns: kept })
    await buyer.later('32d')
    expect(await buyer.state()).toMatchObject({ plan: 'pro', addOns: [] })
    expect(await paidFor()).toEqual([])
  })

  it('can’t be had any more once the change is planned', async () => {
    await begin(only('enterprise'), 'enterprise')
    await buyer.addOn('ai-boost', 0)
    await change('pro')
    const refused = await buyer.addOn('ai-boost')
    expect([refused.code, refused.error?.requires]).toEqual(['CONFLICT', ['enterprise']])
    await buyer.owner.post('/api/billing/resume')
    expect((await buyer.addOn('ai-boost')).status, 'twin').toBe(200)
  })

  it('stays where it works with both', async () => {
    await begin(only('pro', 'enterprise'), 'pro')
    expect((await preview('enterprise')).dropsAddOns).toEqual([])
    expect((await change('enterprise')).json()).toMatchObject({ addOns: [{ key: 'ai-boost', quantity: 2 }] })
  })

  it('can’t be had with that plan', async () => {
    await begin(only('pro'), 'enterprise')
    const refused = await buyer.addOn('ai-boost')
    expect([refused.code, refused.error?.requires]).toEqual(['CONFLICT', ['pro']])
    expect([(await buyer.state()).addOns, await paidFor()]).toEqual([[], []])
    const offered = (await buyer.state()).availableAddOns.find(({ key }) => key === 'ai-boost')
    expect(offered?.compatible).toBe(false)
  })
})
