import { describe, expect, it } from 'vitest'
import { createTables } from '@/lib/stores/memory/tables'
import { createWalletStore } from '@/lib/stores/memory/tenant/wallet-store'
import type { Subscription } from '../billing/active-plans'
import type { WalletLedger } from '../billing/stores'
import { createAccessContext } from './create-access-context'
import { defineAccess } from './define-access'
import { ConsumptionKeyError, InvalidAmountError } from './errors'
import { testStores } from './test-stores'

const now = Date.parse('2027-01-20T00:00:00Z')
const model = defineAccess({
  entities: { organization: { roles: ['owner', 'member'] } },
  entitlements: {
    'ai:generate': { roles: ['owner'], title: 'generate a summary' },
    'export:pdf': { roles: ['owner'] },
  },
  plans: {
    free: {
      group: 'main',
      limits: {
        'by-month': { gates: 'ai:generate', per: 'month', max: 3 },
        'by-day': { gates: 'ai:generate', per: 'day', max: 2 },
      },
    },
    pro: { group: 'main', features: ['export:pdf'] },
  },
  defaultPlan: 'free',
})

const unsubscribed: Subscription = { since: Date.parse('2027-01-15T00:00:00Z'), held: [], overrides: {} }

function world(subscription: Subscription = unsubscribed) {
  const { closureStore, roleStore } = testStores({
    members: ['ann', 'bob'].map((userId) => ({ tenantId: 't', userId })),
    assignments: [
      { tenantId: 't', userId: 'ann', type: 'organization', id: 't', role: 'owner' },
      { tenantId: 't', userId: 'bob', type: 'organization', id: 't', role: 'member' },
    ],
  })
  const walletStore = createWalletStore(createTables())
  const at = (time: number, userId = 'ann') =>
    createAccessContext({
      ...{ userId, tenantId: 't', accessDef: model, closureStore, roleStore, walletStore },
      subscriptionStore: { subscription: async () => subscription },
      clock: { now: () => time },
    })
  return { at, walletStore }
}

const day = 86_400_000

describe('canAndConsume', () => {
  it('counts until the first limit is reached, and again when its period is over', async () => {
    const { at } = world()
    const answers = []
    for (const time of [now, now, now, now + day, now + day, now + 26 * day])
      answers.push(await at(time).canAndConsume('ai:generate'))
    expect(answers).toEqual([true, true, false, true, false, true])
  })

  it('says by check which limit it is, how much is left, and when it begins anew', async () => {
    const { at } = world()
    await at(now).canAndConsume('ai:generate', undefined, { amount: 2 })
    expect(await at(now).check('ai:generate')).toEqual({
      ...{ allowed: false, reason: 'limit_reached', reasons: ['limit_reached'] },
      meta: {
        limit: { key: 'by-day', max: 2, consumed: 2, remaining: 0, resetsAt: '2027-01-21T00:00:00.000Z' },
      },
    })
    await at(now + day).canAndConsume('ai:generate')
    // Of two that are reached the one that holds longer is told.
    await at(now + day).check('ai:generate')
    const { meta } = await at(now + day).check('ai:generate')
    expect(meta.limit).toMatchObject({ key: 'by-month', resetsAt: '2027-02-15T00:00:00.000Z' })
  })

  it('counts nothing for who may not', async () => {
    const { at, walletStore } = world()
    expect(await at(now, 'bob').canAndConsume('ai:generate')).toBe(false)
    expect(await at(now).canAndConsume('export:pdf')).toBe(false)
    const counter = { limit: 'by-month', periodStart: Date.parse('2027-01-15T00:00:00Z') }
    expect(await walletStore.consumed('t', [counter])).toEqual([0])
  })

  it('BIL-5 refuses what is no whole number from 1 on, before anything is counted', async () => {
    const { at } = world()
    const wrong = [0, -1, 1.5, 2 ** 53, Number.NaN, Infinity, '1', null, 1n, {}, []]
    for (const amount of wrong) {
      const asked = at(now).canAndConsume('ai:generate', undefined, { amount: amount as number })
      await expect(asked, String(amount)).rejects.toThrow(InvalidAmountError)
    }
    expect(await at(now).canAndConsume('ai:generate', undefined, { amount: 2 })).toBe(true)
  })

  it('BIL-7 counts one key once, and refuses it for anything else', async () => {
    const { at } = world()
    const key = 'order 7'
    expect(await at(now).canAndConsume('ai:generate', undefined, { key, amount: 2 })).toBe(true)
    expect(await at(now).canAndConsume('ai:generate', undefined, { key, amount: 2 })).toBe(true)
    const other = at(now).canAndConsume('ai:generate', undefined, { key, amount: 1 })
    await expect(other).rejects.toThrow(ConsumptionKeyError)
  })
})

describe('an unlimited plan', () => {
  const unlimited = (): Subscription => {
    const terms = model.plans.pro
    if (!terms) throw new Error('no plan')
    const held = { terms, quantity: 1, anchor: now, expiresAt: null, version: 'v' }
    return { since: now, held: [held], overrides: {} }
  }
  const use = (walletStore: WalletLedger) => walletStore.use('t', now, now + 1)

  it('lets everything through, and it is known what was used', async () => {
    const { at, walletStore } = world(unlimited())
    for (let turn = 0; turn < 5; turn++) expect(await at(now).canAndConsume('ai:generate')).toBe(true)
    const named = { amount: 2, key: 'order 7' }
    for (let turn = 0; turn < 2; turn++)
      expect(await at(now).canAndConsume('ai:generate', undefined, named)).toBe(true)
    expect(await at(now).can('ai:generate')).toBe(true)
    expect(await use(walletStore)).toMatchObject([{ entitlement: 'ai:generate', userId: 'ann', amount: 7 }])
    expect(await at(now).unconsume('ai:generate', undefined, { key: 'order 7' })).toBe(true)
    expect(await use(walletStore)).toMatchObject([{ amount: 5 }])
  })

  it('twin: what no plan limits is written down nowhere', async () => {
    const { at, walletStore } = world(unlimited())
    expect(await at(now).canAndConsume('export:pdf')).toBe(true)
    expect(await use(walletStore)).toEqual([])
  })
})

describe('unconsume', () => {
  it('takes back what this context consumed last, once', async () => {
    const { at } = world()
    const context = at(now)
    await context.canAndConsume('ai:generate', undefined, { amount: 2 })
    expect(await context.can('ai:generate')).toBe(false)
    expect(await context.unconsume('ai:generate')).toBe(true)
    expect(await context.can('ai:generate')).toBe(true)
    expect(await context.unconsume('ai:generate')).toBe(false)
    expect(await at(now).can('ai:generate')).toBe(true)
  })

  it('BIL-6 takes back by key, once, wherever it was consumed', async () => {
    const { at } = world()
    await at(now).canAndConsume('ai:generate', undefined, { amount: 2, key: 'order 7' })
    expect(await at(now).can('ai:generate')).toBe(false)
    expect(await at(now).unconsume('ai:generate', undefined, { key: 'order 7' })).toBe(true)
    expect(await at(now).unconsume('ai:generate', undefined, { key: 'order 7' })).toBe(false)
    expect(await at(now).unconsume('ai:generate')).toBe(false)
    expect(await at(now).can('ai:generate')).toBe(true)
  })
})
