import fc from 'fast-check'
import type { PlanModel } from '../access/model'
import type { HeldPlan, Subscription } from './active-plans'
import { planVersion } from './plan-version'

/** Midday of a day, so that no case is about the hour. */
export const start = Date.parse('2027-01-31T12:00:00Z')
const day = 86_400_000

const max = fc.constantFrom(-1, 0, 1, 2, 5, 10)
const overage = fc.option(
  fc.record({
    ...{ amount: fc.constantFrom(1, 3, 50), per: fc.constantFrom(1, 2) },
    cap: fc.constantFrom(undefined, 0, 5, 100),
  }),
  { nil: undefined, freq: 4 },
)
const limitOf = (key: string) => ({ key, gates: key.startsWith('x') ? 'a:x' : 'a:y' })
/** A limit means the same in every plan: it gates one thing, for one period. */
export const limitPeriods = { 'x-month': 'month', 'x-day': 'day', 'y-life': undefined } as const
const limitKeys = Object.keys(limitPeriods) as (keyof typeof limitPeriods)[]

const limits = fc
  .tuple(fc.subarray(limitKeys), fc.array(fc.tuple(max, overage), { minLength: 3, maxLength: 3 }))
  .map(([keys, given]) =>
    Object.fromEntries(
      keys.map((key, at) => [
        key,
        {
          ...{ gates: limitOf(key).gates, max: given[at]?.[0] ?? 0 },
          ...(limitPeriods[key] && { per: limitPeriods[key] }),
          ...(given[at]?.[1] && { overage: given[at]?.[1] }),
        },
      ]),
    ),
  )
const features = fc.subarray(['a:x', 'a:y'])

const basePlan = fc.record({ group: fc.constantFrom('main', 'main', 'support'), features, limits })
const addOn = fc.record({
  ...{ addOn: fc.constant(true), stackable: fc.boolean(), features, limits },
  requires: fc.option(fc.record({ plans: fc.subarray(['p0', 'p1'], { minLength: 1 }) }), { nil: undefined }),
})

/** A definition with plans as it is written, and what a tenant has taken of it and used. */
export type PlanCase = {
  input: {
    entities: { org: { roles: string[] } }
    entitlements: Record<string, { roles: string[] }>
    plans: Record<string, object>
    defaultPlan?: string
  }
  /** Of which plans, since and until how many days after the start, and how often. */
  held: { key: string; quantity: number; from: number; until: number | null }[]
  overrides: Record<string, { max: number }>
  /** Days after the start. */
  now: number
  /** By limit. */
  used: Record<string, number>
}

export const planCaseArb: fc.Arbitrary<PlanCase> = fc
  .record({
    plans: fc.record({ p0: basePlan, p1: basePlan, p2: basePlan, e0: addOn, e1: addOn }),
    defaultPlan: fc.constantFrom(undefined, 'p0', 'p0'),
    bases: fc.subarray(['p0', 'p1', 'p2']),
    addOns: fc.subarray(['e0', 'e1']),
    quantities: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 5, maxLength: 5 }),
    ends: fc.array(fc.constantFrom(null, null, 10, 40), { minLength: 5, maxLength: 5 }),
    overrides: fc.dictionary(fc.constantFrom(...limitKeys, 'a:x'), fc.record({ max }), { maxKeys: 2 }),
    now: fc.constantFrom(0, 5, 10, 28, 29, 40, 59),
    used: fc.record({ 'x-month': fc.nat(12), 'x-day': fc.nat(12), 'y-life': fc.nat(12) }),
  })
  .map(({ plans, defaultPlan, bases, addOns, quantities, ends, overrides, now, used }) => {
    const groups = new Set<string>()
    // Of a group one at most, as a store keeps it.
    const taken = bases.filter((key) => {
      const { group } = plans[key as 'p0']
      return !groups.has(group) && groups.add(group)
    })
    return {
      input: {
        entities: { org: { roles: ['r'] } },
        entitlements: { 'a:x': { roles: ['r'] }, 'a:y': { roles: ['r'] } },
        plans,
        ...(defaultPlan && { defaultPlan }),
      },
      held: [...taken, ...addOns].map((key, at) => ({
        ...{ key, from: at, until: ends[at] ?? null },
        quantity: key.startsWith('p') ? 1 : (quantities[at] ?? 1),
      })),
      ...{ overrides, now, used },
    }
  })

export function subscriptionOf(
  { held, overrides }: PlanCase,
  plans: Readonly<Record<string, PlanModel>>,
): Subscription {
  const all = held.flatMap(({ key, quantity, from, until }): HeldPlan[] => {
    const terms = plans[key]
    if (!terms) return []
    const expiresAt = until === null ? null : start + until * day
    return [{ terms, version: planVersion(terms), quantity, anchor: start + from * day, expiresAt }]
  })
  return { since: start - 3 * day, held: all, overrides }
}

export const timeOf = ({ now }: PlanCase): number => start + now * day
