import { beforeEach, expect, it } from 'vitest'
import { createTables, type Tables } from '@/lib/stores/memory/tables'
import { createSubscriptionStore } from '@/lib/stores/memory/tenant/subscription-store'
import { createWalletStore } from '@/lib/stores/memory/tenant/wallet-store'
import type { HeldPlan, PlanTerms } from '../billing/active-plans'
import { addMonths } from '../billing/period'
import { planVersion } from '../billing/plan-version'
import type { Counter, WalletStore } from '../billing/stores'
import { computeAccessSet } from './compute-access-set'
import { createAccessContext } from './create-access-context'
import { defineAccess } from './define-access'
import { testStores } from './test-stores'

const since = Date.parse('2027-01-15T00:00:00Z')
const next = addMonths(since, 1)
const later = addMonths(since, 2)
const day = 86_400_000
const overage = { amount: 1, per: 1 }
const model = defineAccess({
  entities: { organization: { roles: ['owner'] } },
  entitlements: {
    'ai:generate': { roles: ['owner'] },
    'ai:draw': { roles: ['owner'] },
    'export:pdf': { roles: ['owner'] },
  },
  plans: {
    free: {
      group: 'main',
      limits: {
        'by-month': { gates: 'ai:generate', per: 'month', max: 3 },
        'for-life': { gates: 'ai:generate', max: 5 },
      },
    },
    pro: { group: 'main', limits: { drawn: { gates: 'ai:draw', per: 'month', max: 2, overage } } },
    boost: { addOn: true, limits: { 'by-month': { gates: 'ai:generate', per: 'month', max: 1 } } },
  },
  defaultPlan: 'free',
})

const of = { tenantId: 't', userId: 'ann' }
const { closureStore, roleStore } = testStores({
  members: [of],
  assignments: [{ ...of, type: 'organization', id: 't', role: 'owner' }],
})

let tables: Tables
let queries: string[]
beforeEach(() => {
  tables = createTables()
  tables.tenants.set('t', {
    id: 't',
    slug: 't',
    name: 'T',
    createdAt: since,
    deletedAt: null,
    purgeAt: null,
    seatLimit: null,
    requireMfa: false,
  })
  queries = []
})

/** Whatever is asked of it is written down. */
function logged<Store extends object>(store: Store): Store {
  return new Proxy(store, {
    get(target, name: string) {
      const value: unknown = Reflect.get(target, name)
      if (typeof value !== 'function') return value
      return (...values: unknown[]) => {
        queries.push(name)
        return value.apply(target, values) as unknown
      }
    },
  })
}

const stores = () => ({
  ...{ accessDef: model, closureStore, roleStore: logged(roleStore) },
  subscriptionStore: logged(createSubscriptionStore(tables)),
  walletStore: logged(createWalletStore(tables)) as WalletStore,
})
const at = (now: number, over: Partial<ReturnType<typeof stores>> = {}) =>
  createAccessContext({ ...stores(), ...over, ...of, clock: { now: () => now } })

const counter = (limit: string, periodStart: number): Counter => ({ limit, periodStart })

function use(amount: number, ...counters: Counter[]) {
  const charged = counters.map((one) => ({ ...one, included: null, most: null }))
  const charge = { ...of, amount, entitlement: 'ai:generate', key: `${Math.random()}`, at: since }
  return createWalletStore(tables).consume({ ...charge, counters: charged })
}

function hold(key: string, over: Partial<HeldPlan> = {}) {
  const terms: PlanTerms | undefined = model.plans[key]
  if (!terms) throw new Error(`no plan ${key}`)
  const held = { terms, version: planVersion(terms), quantity: 1, anchor: since, expiresAt: null, ...over }
  return createSubscriptionStore(tables).assign('t', held)
}

it('asks once where the newest counters are of the periods that count now, after what the person has there', async () => {
  await use(2, counter('by-month', next), counter('for-life', 0))
  expect(await at(next + day).can('ai:generate')).toBe(true)
  expect(queries).toEqual(['standing', 'withNewestStands'])
  await use(1, counter('by-month', next))
  expect(await at(next + day).check('ai:generate')).toMatchObject({ meta: { limit: { consumed: 3 } } })
})

it('asks once where they are of an earlier period, or there are none: nothing is used in this one', async () => {
  expect(await at(since).can('ai:generate')).toBe(true)
  await use(3, counter('by-month', since))
  expect(await at(next - 1).can('ai:generate')).toBe(false)
  queries = []
  const { limits = [] } = (await at(next).explain('ai:generate')).plans ?? {}
  expect(limits.map(({ consumed }) => consumed)).toEqual([0, 0])
  expect(queries).toEqual(['standing', 'withNewestStands'])
})

it('asks again where one is of a later period, for the clock was put back', async () => {
  await use(3, counter('by-month', since))
  await use(1, counter('by-month', later))
  expect(await at(since + day).can('ai:generate')).toBe(false)
  expect(queries).toEqual(['standing', 'withNewestStands', 'stands'])
  expect(await at(next + day).can('ai:generate')).toBe(true)
})

it('counts as the base plan does what an add-on of another day adds to', async () => {
  await hold('boost', { anchor: since - 3 * day })
  await use(4, counter('by-month', since))
  expect(await at(since + day).can('ai:generate')).toBe(false)
  expect(queries).toEqual(['standing', 'withNewestStands'])
})

it('goes by the terms that were taken, also where the model knows their limit no more', async () => {
  const limits = [{ key: 'old', gates: 'ai:generate', per: 'month' as const, max: 2, overage: null }]
  const terms = { ...model.plans.free, key: 'gone', title: 'Gone', group: 'main', limits } as PlanTerms
  await hold('free', { terms })
  await use(2, counter('old', since))
  expect(await at(since + day).can('ai:generate')).toBe(false)
  expect(queries).toEqual(['standing', 'withNewestStands'])
})

it('asks anew once something was consumed or taken back, whatever was read before', async () => {
  await hold('pro')
  const context = at(since)
  const read = async () => (await context.explain('ai:draw')).plans?.limits[0]?.consumed
  expect(await context.can('ai:generate')).toBe(true)
  await context.canAndConsume('ai:draw', undefined, { amount: 3 })
  expect(await read()).toBe(3)
  expect(queries).toEqual(['standing', 'withNewestStands', 'consume', 'stands'])
  await context.unconsume('ai:draw')
  expect(await read()).toBe(0)
})

it('asks anew also where what was taken back was consumed of something else', async () => {
  await hold('pro')
  await at(since).canAndConsume('ai:draw', undefined, { amount: 3, key: 'mine' })
  const context = at(since)
  expect(await context.can('ai:generate')).toBe(true)
  expect(await context.unconsume('ai:generate', undefined, { key: 'mine' })).toBe(true)
  expect((await context.explain('ai:draw')).plans?.limits).toMatchObject([{ consumed: 0 }])
})

it('asks anew what became overage', async () => {
  await hold('pro')
  const context = at(since)
  expect(await context.can('ai:draw')).toBe(true)
  for (let turn = 0; turn < 2; turn++) {
    await context.canAndConsume('ai:draw', undefined, { amount: 3 })
    await context.can('ai:draw')
  }
  expect(queries.slice(1)).toEqual(['withNewestStands', 'consume', 'stands', 'consume', 'stands'])
})

it('reads no counters along where none are asked about', async () => {
  const context = at(since)
  await context.hasRole(['owner'])
  expect(await context.can('export:pdf')).toBe(true)
  expect(await context.canAndConsume('ai:generate')).toBe(true)
  expect(await context.can('ai:generate')).toBe(true)
  expect(queries).toEqual(['standing', 'subscription', 'consume', 'stands'])
})

it('makes an access set of two queries', async () => {
  await use(3, counter('by-month', since))
  const clock = { now: () => since }
  const { entitlements } = await computeAccessSet({ ...stores(), ...of, clock })
  expect(entitlements['ai:generate']).toMatchObject({ allowed: false, reason: 'limit_reached' })
  expect(queries).toEqual(['standing', 'withNewestStands'])
})

it('asks a wallet that is kept elsewhere itself, and one that is told of by no subscription store', async () => {
  await use(3, counter('by-month', since))
  const elsewhere = logged(createWalletStore(createTables()))
  expect(await at(since, { walletStore: elsewhere }).can('ai:generate')).toBe(true)
  expect(queries).toEqual(['standing', 'subscription', 'stands'])
  queries = []
  const { subscription } = stores().subscriptionStore
  const subscriptionStore = { subscription } as ReturnType<typeof stores>['subscriptionStore']
  expect(await at(since, { subscriptionStore }).can('ai:generate')).toBe(false)
  expect(queries).toEqual(['standing', 'subscription', 'stands'])
})

it('counts nothing without a wallet, and asks nothing without subscriptions', async () => {
  await use(3, counter('by-month', since))
  expect(await at(since, { walletStore: undefined }).can('ai:generate')).toBe(true)
  expect(await at(since, { subscriptionStore: undefined }).can('ai:generate')).toBe(true)
  expect(queries).toEqual(['standing', 'subscription', 'standing'])
})

it('has the default plan where there is no such tenant', async () => {
  tables.tenants.delete('t')
  const { active, limits } = (await at(since).explain('ai:generate')).plans ?? {}
  expect(active).toMatchObject([{ key: 'free' }])
  expect(limits).toMatchObject([{ consumed: 0 }, { consumed: 0 }])
  expect(queries).toEqual(['standing', 'withNewestStands', 'stands'])
})
