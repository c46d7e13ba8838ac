import { describe, expect, it } from 'vitest'
import { defineAccess } from '../access/define-access'
import { entitlementOf } from '../access/model'
import { activePlans, type HeldPlan, type Subscription } from './active-plans'
import { effectiveLimits } from './effective-limits'
import { planVersion } from './plan-version'

const since = Date.parse('2027-01-01T00:00:00Z')
const model = defineAccess({
  entities: { organization: { roles: ['owner'] } },
  entitlements: { 'ai:generate': { roles: ['owner'] }, 'export:pdf': { roles: ['owner'] } },
  plans: {
    free: { group: 'main', limits: { ai: { gates: 'ai:generate', per: 'month', max: 10 } } },
    pro: {
      group: 'main',
      features: ['export:pdf'],
      limits: {
        ai: { gates: 'ai:generate', per: 'month', max: 1_000 },
        'ai-burst': { gates: 'ai:generate', per: 'hour', max: 60 },
      },
    },
    enterprise: { group: 'main', features: ['export:pdf'] },
    boost: {
      addOn: true,
      stackable: true,
      requires: { group: 'main', plans: ['pro', 'enterprise'] },
      limits: { ai: { gates: 'ai:generate', per: 'month', max: 5_000 } },
    },
    'any-amount': { addOn: true, limits: { ai: { gates: 'ai:generate', per: 'month', max: -1 } } },
  },
  defaultPlan: 'free',
})

const held = (key: keyof typeof model.plans, quantity = 1, expiresAt: number | null = null): HeldPlan => {
  const terms = model.plans[key]
  if (!terms) throw new Error(`no plan ${key}`)
  return { terms, version: planVersion(terms), quantity, anchor: since + 1, expiresAt }
}
const limitsOf = (own: HeldPlan[], overrides: Subscription['overrides'] = {}, now = since + 10) => {
  const entitlement = entitlementOf(model, 'ai:generate')
  if (!entitlement) throw new Error('no entitlement')
  const limits = effectiveLimits(
    activePlans(model, { since, held: own, overrides }, now),
    overrides,
    entitlement,
  )
  return Object.fromEntries(limits.map(({ key, max }) => [key, max]))
}

describe('what is included', () => {
  it('is what the base plan says, and of several limits all hold', () => {
    expect(limitsOf([held('pro')])).toEqual({ ai: 1_000, 'ai-burst': 60 })
  })

  it('grows by an add-on, as often as it was taken', () => {
    expect(limitsOf([held('pro'), held('boost', 3)])).toEqual({ ai: 16_000, 'ai-burst': 60 })
  })

  it('is unlimited where a base plan says nothing of it, whatever an add-on would add', () => {
    expect(limitsOf([held('enterprise')])).toEqual({})
    expect(limitsOf([held('enterprise'), held('boost')])).toEqual({ ai: null })
  })

  it('is unlimited by an add-on of −1, which takes nothing away', () => {
    expect(limitsOf([held('free'), held('any-amount')])).toEqual({ ai: null })
  })

  it('is at least what the tenant was promised, by limit or by entitlement, and never less than the plan', () => {
    expect(limitsOf([held('pro')], { ai: { max: 5_000 } })).toEqual({ ai: 5_000, 'ai-burst': 60 })
    expect(limitsOf([held('pro')], { 'ai:generate': { max: 100 } })).toEqual({ ai: 1_000, 'ai-burst': 100 })
    expect(limitsOf([held('pro')], { ai: { max: 1 } })).toEqual({ ai: 1_000, 'ai-burst': 60 })
    expect(limitsOf([held('pro')], { 'ai:generate': { max: -1 } })).toEqual({ ai: null, 'ai-burst': null })
  })
})

describe('the plans that count', () => {
  it('are the default plan without a subscription and after its end, from when the tenant began', () => {
    for (const own of [[], [held('pro', 1, since + 10)]]) {
      const [plan] = activePlans(model, { since, held: own, overrides: {} }, since + 10)
      expect([plan?.terms.key, plan?.anchor]).toEqual(['free', since])
    }
  })

  it('are without add-ons whose base plan is not among them', () => {
    const keys = activePlans(model, { since, held: [held('boost')], overrides: {} }, since).map(
      ({ terms }) => terms.key,
    )
    expect(keys).toEqual(['free'])
  })

  it('are none where there is no default plan', () => {
    const none = { ...model, defaultPlan: null }
    expect(activePlans(none, { since, held: [held('any-amount')], overrides: {} }, since)).toHaveLength(1)
    expect(activePlans(none, { since, held: [], overrides: {} }, since)).toEqual([])
  })
})

describe('a version', () => {
  const { pro } = model.plans
  if (!pro) throw new Error('no plan')

  it('is the same in whichever order features and limits are written', () => {
    const other = { ...pro, features: [...pro.features].reverse(), limits: [...pro.limits].reverse() }
    expect(planVersion(other)).toBe(planVersion(pro))
  })

  it('is another when features, limits or the price are, and not when the title is', () => {
    const changed = [
      { ...pro, features: [] },
      { ...pro, limits: pro.limits.slice(1) },
      { ...pro, limits: pro.limits.map((limit) => ({ ...limit, max: limit.max + 1 })) },
      { ...pro, price: { month: 1, year: null } },
    ]
    for (const one of changed) expect(planVersion(one)).not.toBe(planVersion(pro))
    expect(planVersion({ ...pro, title: 'Professional' })).toBe(planVersion(pro))
  })
})
