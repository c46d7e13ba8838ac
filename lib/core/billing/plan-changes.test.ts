import { describe, expect, it } from 'vitest'
import { heldPlan } from '@/e2e/harness/plans'
import { access } from '@/lib/config/access'
import { sampleSubscription } from '@/lib/stores/contract/tenancy/billing-accounts'
import { gaveWay, givenQuantity, planChanges } from './plan-changes'
import { planVersion } from './plan-version'
import { subscriptionStatuses } from './provider'

const start = 1_000_000
const pro = heldPlan('pro', { anchor: start })
const bought = sampleSubscription({ version: pro.version, startedAt: start })

describe('what a subscription makes of plans', () => {
  it('gives what was bought, from the day on which it began', () => {
    expect(planChanges(access, [], null, bought)).toEqual({ assign: [pro], remove: [] })
    expect(planChanges(access, [pro], bought, bought)).toEqual({ assign: [], remove: [] })
  })

  it.each(subscriptionStatuses)('while it is %s', (status) => {
    const gives = ['trialing', 'active', 'past_due'].includes(status)
    const { assign, remove } = planChanges(access, [pro], bought, { ...bought, status })
    expect([assign, remove]).toEqual([[], gives ? [] : ['pro']])
  })

  it('takes away what it no longer has, and nothing that it never brought', () => {
    const given = heldPlan('enterprise', { anchor: start })
    const invites = heldPlan('extra-invites', { anchor: start })
    const before = { ...bought, addOns: [{ key: 'extra-invites', quantity: 1 }] }
    expect(planChanges(access, [pro, invites], before, bought).remove).toEqual(['extra-invites'])
    expect(planChanges(access, [pro, invites], before, null).remove).toEqual(['pro', 'extra-invites'])
    expect(planChanges(access, [given], null, null).remove).toEqual([])
  })

  it('lets a base plan take the place of another without a moment between them', () => {
    const enterprise = sampleSubscription({ plan: 'enterprise', version: null, startedAt: start })
    const { assign, remove } = planChanges(access, [pro], bought, enterprise)
    expect([assign.map(({ terms, anchor }) => [terms.key, anchor]), remove]).toEqual([
      [['enterprise', start]],
      [],
    ])
  })

  it('ends it with what was paid for when it is canceled', () => {
    const end = bought.currentPeriod.end
    const [held] = planChanges(access, [pro], bought, { ...bought, cancelAtPeriodEnd: true }).assign
    expect(held?.expiresAt).toBe(end)
    const resumed = planChanges(access, [{ ...pro, expiresAt: end }], bought, bought).assign
    expect(resumed).toEqual([pro])
  })

  it('leaves old terms to whoever took them, until the subscription has moved', () => {
    const oldTerms = { ...pro.terms, features: ['export:pdf'] }
    const old = { ...pro, terms: oldTerms, version: planVersion(oldTerms) }
    const stays = { ...bought, version: old.version, cancelAtPeriodEnd: true }
    expect(planChanges(access, [old], bought, stays).assign[0]?.terms).toEqual(oldTerms)
    expect(planChanges(access, [old], stays, bought).assign).toEqual([pro])
  })

  it('knows add-ons by how many there are, and nothing of what is not defined', () => {
    const items = [
      { key: 'ai-boost', quantity: 3 },
      { key: 'gone', quantity: 1 },
      { key: 'extra-invites', quantity: 0 },
      { key: 'constructor', quantity: 1 },
    ]
    const { assign } = planChanges(access, [pro], bought, { ...bought, addOns: items })
    expect(assign).toEqual([heldPlan('ai-boost', { anchor: start, quantity: 3 })])
  })

  it('holds add-ons that were given beside those that are bought, and leaves them when these end', () => {
    const given = heldPlan('ai-boost', { anchor: 7, quantity: 5 })
    const with1 = { ...bought, addOns: [{ key: 'ai-boost', quantity: 1 }] }
    const both = { ...given, quantity: 6 }
    expect(planChanges(access, [pro, given], bought, with1)).toEqual({ assign: [both], remove: [] })
    const ends = { ...with1, cancelAtPeriodEnd: true }
    expect(planChanges(access, [pro, both], with1, ends).assign.map(({ terms }) => terms.key)).toEqual([
      'pro',
    ])
    for (const after of [bought, { ...with1, status: 'canceled' as const }, null])
      expect(planChanges(access, [pro, both], with1, after).assign).toEqual([given])
    expect(givenQuantity([pro, both], with1, 'ai-boost')).toBe(5)
  })

  it('says which base plan that was given gives way', () => {
    const given = heldPlan('enterprise', { anchor: 7 })
    expect(gaveWay([given], null, planChanges(access, [given], null, bought))).toEqual(['enterprise'])
    expect(
      gaveWay([pro], bought, planChanges(access, [pro], bought, { ...bought, plan: 'enterprise' })),
    ).toEqual([])
  })

  it('takes nothing away that was given while the subscription gave nothing', () => {
    const unpaid = { ...bought, status: 'unpaid' as const }
    expect(planChanges(access, [pro], unpaid, { ...bought, status: 'canceled' }).remove).toEqual([])
  })
})
