import fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import { computeAccessSet } from '../access/compute-access-set'
import { createAccessContext } from '../access/create-access-context'
import { decodeAccessSet } from '../access/decode-access-set'
import { defineAccess } from '../access/define-access'
import { encodeAccessSet } from '../access/encode-access-set'
import type { ExplainedLimit } from '../access/explain-plans'
import type { AccessModel } from '../access/model'
import { testStores } from '../access/test-stores'
import { activePlans } from './active-plans'
import { periodAt } from './period'
import type { Counter, WalletStore } from './stores'
import { planCaseArb, subscriptionOf, timeOf, type PlanCase } from './test-arbitraries'
import { referencePlans, referenceRefusals } from './test-reference'

const cases = { numRuns: 1_000 }
vi.setConfig({ testTimeout: 120_000 })
const entitlements = ['a:x', 'a:y'] as const

/** Ann in her organization, with what it has taken and used. */
function inCase(given: PlanCase) {
  const model = (defineAccess as unknown as (input: object) => AccessModel)(given.input)
  const subscription = subscriptionOf(given, model.plans)
  const now = timeOf(given)
  const counters = new Map<string, number>()
  const walletStore = wallet(counters)
  for (const { terms, anchor } of activePlans(model, subscription, now)) {
    for (const { key, per } of terms.limits) {
      const counter = { limit: key, periodStart: periodAt(per, anchor, now).start }
      counters.set(keyOf(counter), given.used[key] ?? 0)
    }
  }
  const { closureStore, roleStore } = testStores({
    members: [{ tenantId: 't', userId: 'ann' }],
    assignments: [{ tenantId: 't', userId: 'ann', type: 'org', id: 't', role: 'r' }],
  })
  const options = {
    ...{ userId: 'ann', tenantId: 't', accessDef: model, clock: { now: () => now }, production: true },
    ...{ closureStore, roleStore, walletStore },
    subscriptionStore: { subscription: async () => subscription },
  }
  return { model, subscription, now, counters, options, context: createAccessContext(options) }
}

const keyOf = ({ limit, periodStart }: Counter) => `${limit} ${periodStart}`

/** As plain as a wallet can be. */
function wallet(counters: Map<string, number>): WalletStore {
  const standOf = (counter: Counter) => counters.get(keyOf(counter)) ?? 0
  return {
    stands: async (_, asked) => asked.map((one) => ({ consumed: standOf(one), overage: 0 })),
    async consume({ counters: all, amount }) {
      if (all.some((one) => one.most !== null && standOf(one) + amount > one.most))
        return { outcome: 'refused', consumed: all.map(standOf) }
      for (const one of all) counters.set(keyOf(one), standOf(one) + amount)
      return { outcome: 'counted', consumed: all.map(standOf) }
    },
    unconsume: async () => false,
  }
}

it('the plans that count are those that the rules name', async () => {
  const property = fc.property(planCaseArb, (given) => {
    const { model, subscription, now } = inCase(given)
    const active = activePlans(model, subscription, now).map(({ terms, quantity }) => [terms.key, quantity])
    expect(active).toEqual(referencePlans(given).map(({ key, times }) => [key, times]))
  })
  fc.assert(property, cases)
})

it('can, check, explain, the access set and its claim say what the plans and limits say', async () => {
  const property = fc.asyncProperty(planCaseArb, async (given) => {
    const { model, options, context } = inCase(given)
    const set = await computeAccessSet(options)
    for (const entitlement of entitlements) {
      const reasons = referenceRefusals(given, entitlement, 1)
      const decision = await context.check(entitlement)
      expect(decision.reasons).toEqual(reasons)
      expect(await context.can(entitlement)).toBe(reasons.length === 0)
      expect((await context.explain(entitlement)).decision).toEqual(decision)
      expect(set.entitlements[entitlement]?.allowed).toBe(reasons.length === 0)
      expect(set.entitlements[entitlement]?.meta).toEqual(reasons.length === 0 ? undefined : decision.meta)
    }
    expect(decodeAccessSet(JSON.parse(JSON.stringify(encodeAccessSet(set))), model)).toEqual(set)
  })
  await fc.assert(property, cases)
})

it('what is explained of plans and limits adds up to the decision', async () => {
  const property = fc.asyncProperty(planCaseArb, async (given) => {
    const { context } = inCase(given)
    for (const entitlement of entitlements) {
      const { decision, plans, needed } = await context.explain(entitlement)
      if (!plans) throw new Error('nothing is said of plans')
      expect(plans.active.map(({ key }) => key)).toEqual(referencePlans(given).map(({ key }) => key))
      expect(plans.isGated).toBe(needed.plans.length > 0)
      const denials = [
        ...(plans.isGated && !plans.active.some(({ gives }) => gives) ? ['plan_required'] : []),
        ...(plans.limits.some(({ denies }) => denies) ? ['limit_reached'] : []),
      ]
      expect(denials).toEqual(decision.reasons)
      const { limit: named } = decision.meta
      if (named)
        expect(plans.limits.filter(({ denies }) => denies)).toContainEqual(expect.objectContaining(named))
      for (const limit of plans.limits) expect(limit.max).toBe(addedUp(limit))
    }
  })
  await fc.assert(property, cases)
})

/** What is included, from what is said of how that comes about. */
function addedUp({ parts, openedBy, promised }: ExplainedLimit): number {
  if (openedBy.length > 0 || promised === -1 || parts.some(({ max }) => max === -1)) return -1
  const included = parts.reduce((sum, { max, quantity }) => sum + max * quantity, 0)
  return Math.max(included, promised ?? 0)
}

it('can and canAndConsume agree in every state, and what is consumed is what was asked', async () => {
  const property = fc.asyncProperty(planCaseArb, fc.integer({ min: 1, max: 12 }), async (given, amount) => {
    for (const entitlement of entitlements) {
      const { options, counters } = inCase(given)
      const before = new Map(counters)
      const isAllowed = referenceRefusals(given, entitlement, amount).length === 0
      const consumed = await createAccessContext(options).canAndConsume(entitlement, undefined, { amount })
      expect(consumed).toBe(isAllowed)
      if (amount === 1) expect(await inCase(given).context.can(entitlement)).toBe(consumed)
      const moved = [...counters].filter(([key, stand]) => stand !== (before.get(key) ?? 0))
      expect(moved.every(([key, stand]) => stand === (before.get(key) ?? 0) + amount)).toBe(true)
      if (!isAllowed) expect(moved).toEqual([])
    }
  })
  await fc.assert(property, cases)
})
