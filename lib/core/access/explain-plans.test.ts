import { expect, it } from 'vitest'
import type { HeldPlan, Subscription } from '../billing/active-plans'
import { planVersion } from '../billing/plan-version'
import type { Counter } from '../billing/stores'
import { createAccessContext } from './create-access-context'
import { defineAccess } from './define-access'
import { testStores } from './test-stores'

const since = Date.parse('2027-01-31T12:00:00Z')
const ai = (max: number) => ({ gates: 'ai:generate', per: 'month', max }) as const
const overage = { amount: 50, per: 100, cap: 100 }
const model = defineAccess({
  entities: { organization: { roles: ['owner'] } },
  entitlements: {
    'ai:generate': { roles: ['owner'] },
    'export:pdf': { roles: ['owner'] },
    'audit:read': { roles: ['owner'] },
  },
  plans: {
    free: { group: 'main', title: 'Free', limits: { ai: ai(10) } },
    pro: {
      group: 'main',
      title: 'Pro',
      features: ['export:pdf'],
      limits: { ai: { ...ai(1_000), overage }, burst: { gates: 'ai:generate', per: 'hour', max: 60 } },
    },
    enterprise: { group: 'main', title: 'Enterprise', features: ['export:pdf'] },
    boost: {
      addOn: true,
      title: 'Boost',
      stackable: true,
      requires: { plans: ['pro', 'enterprise'] },
      limits: { ai: ai(5_000) },
    },
  },
  defaultPlan: 'free',
})

type Entitlement = (typeof model.catalogue)[number]
type Given = { held?: HeldPlan[]; overrides?: Subscription['overrides']; used?: Record<string, number> }

const held = (key: string, quantity = 1): HeldPlan => {
  const terms = model.plans[key]
  if (!terms) throw new Error(`no plan ${key}`)
  return { terms, version: planVersion(terms), quantity, anchor: since, expiresAt: null }
}

/** What is explained to the owner of an organization with those plans. */
async function plansOf(entitlement: Entitlement, given: Given = {}, sells = true) {
  const { closureStore, roleStore } = testStores({
    members: [{ tenantId: 't', userId: 'ann' }],
    assignments: [{ tenantId: 't', userId: 'ann', type: 'organization', id: 't', role: 'owner' }],
  })
  const { held: taken = [], overrides = {}, used = {} } = given
  const walletStore = {
    stands: async (_: string, asked: readonly Counter[]) =>
      asked.map(({ limit }) => ({ consumed: used[limit] ?? 0, overage: 0 })),
    consume: async () => ({ outcome: 'conflict' as const }),
    unconsume: async () => false,
  }
  const subscriptionStore = { subscription: async () => ({ since, held: taken, overrides }) }
  const context = createAccessContext<string, string>({
    ...{ userId: 'ann', tenantId: 't', accessDef: model, clock: { now: () => since } },
    ...{ closureStore, roleStore, walletStore, ...(sells && { subscriptionStore }) },
  })
  return (await context.explain(entitlement)).plans
}

const resetsAt = '2027-02-28T12:00:00.000Z'

it('says which plans and add-ons give it, and how often each is had', async () => {
  const { isGated, active } = (await plansOf('export:pdf', { held: [held('pro'), held('boost', 2)] })) ?? {}
  expect(isGated).toBe(true)
  expect(active).toEqual([
    { key: 'pro', title: 'Pro', addOn: false, quantity: 1, gives: true },
    { key: 'boost', title: 'Boost', addOn: true, quantity: 2, gives: false },
  ])
})

it('names those that count alone: the default plan, and no add-on that does not work with it', async () => {
  const { active } = (await plansOf('export:pdf', { held: [held('boost')] })) ?? {}
  expect(active).toEqual([{ key: 'free', title: 'Free', addOn: false, quantity: 1, gives: false }])
})

it('says that no plan is asked for, and that nothing limits it', async () => {
  expect(await plansOf('audit:read')).toMatchObject({ isGated: false, limits: [] })
})

it('has nothing to say where no plans are sold', async () => {
  expect(await plansOf('export:pdf', {}, false)).toBeNull()
})

it('says how each limit comes about, and what is left of it', async () => {
  const given = { held: [held('pro'), held('boost', 2)], used: { ai: 11_020, burst: 5 } }
  const { limits } = (await plansOf('ai:generate', given)) ?? {}
  expect(limits).toEqual([
    {
      ...{ key: 'ai', per: 'month', max: 11_000, consumed: 11_020, remaining: 0, resetsAt },
      parts: [
        { plan: 'pro', title: 'Pro', max: 1_000, quantity: 1 },
        { plan: 'boost', title: 'Boost', max: 5_000, quantity: 2 },
      ],
      ...{ openedBy: [], promised: null, overage: { ...overage, most: 11_200 }, denies: false },
    },
    {
      ...{ key: 'burst', per: 'hour', max: 60, consumed: 5, remaining: 55 },
      resetsAt: '2027-01-31T13:00:00.000Z',
      parts: [{ plan: 'pro', title: 'Pro', max: 60, quantity: 1 }],
      ...{ openedBy: [], promised: null, overage: null, denies: false },
    },
  ])
})

it.each([
  ['the limit', { ai: { max: 50 } }, 50],
  ['the entitlement', { 'ai:generate': { max: 70 } }, 70],
  ['both', { ai: { max: 50 }, 'ai:generate': { max: 70 } }, 70],
  ['either without end', { ai: { max: -1 }, 'ai:generate': { max: 70 } }, -1],
])('says what was promised by %s', async (_, overrides, promised) => {
  const { limits } = (await plansOf('ai:generate', { overrides })) ?? {}
  expect(limits).toMatchObject([{ key: 'ai', max: promised, promised, parts: [{ plan: 'free', max: 10 }] }])
})

it('names the plan that leaves it without a limit', async () => {
  const { limits } = (await plansOf('ai:generate', { held: [held('enterprise'), held('boost')] })) ?? {}
  expect(limits).toMatchObject([{ key: 'ai', max: -1, remaining: -1, openedBy: ['enterprise'] }])
})

it('says which limits deny', async () => {
  const { limits } = (await plansOf('ai:generate', { used: { ai: 10 } })) ?? {}
  expect(limits).toMatchObject([{ key: 'ai', remaining: 0, denies: true }])
})
