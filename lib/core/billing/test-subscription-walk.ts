import fc from 'fast-check'
import { sampleSubscription } from '@/lib/stores/contract/tenancy/billing-accounts'
import { defineAccess } from '../access/define-access'
import type { AccessModel, PlanModel } from '../access/model'
import type { HeldPlan } from './active-plans'
import { planVersion } from './plan-version'
import type { PlanChanges } from './plan-changes'
import type { ProviderSubscription } from './provider'

const defined = defineAccess({
  entities: { org: { roles: ['r'] } },
  entitlements: { 'a:x': { roles: ['r'] } },
  plans: {
    small: { group: 'main', price: { month: 100 }, limits: { x: { gates: 'a:x', max: 1 } } },
    large: { group: 'main', price: { month: 900 }, limits: { x: { gates: 'a:x', max: 9 } } },
    more: { addOn: true, stackable: true, price: { month: 10 }, limits: { x: { gates: 'a:x', max: 5 } } },
    extra: { addOn: true, requires: { plans: ['large'] }, features: ['a:x'], price: { month: 50 } },
  },
})

const base = fc.constantFrom('small', 'large')
const addOn = fc.constantFrom('more', 'extra')
const acts = {
  buy: fc.record({ plan: fc.option(base), isTrial: fc.boolean(), more: fc.nat(2) }),
  change: fc.record({ plan: base }),
  schedule: fc.record({ plan: base }),
  renew: fc.record({}),
  cancel: fc.record({}),
  resume: fc.record({}),
  status: fc.record({ status: fc.constantFrom('active', 'past_due', 'unpaid', 'canceled', 'incomplete') }),
  addOn: fc.record({ key: addOn, quantity: fc.nat(3) }),
  /** The definition is edited. */
  edit: fc.record({ key: fc.oneof(base, addOn) }),
  /** The subscription moves to the version that is sold now. */
  move: fc.record({}),
  give: fc.record({ key: addOn, quantity: fc.integer({ min: 1, max: 5 }) }),
  givePlan: fc.record({ plan: base }),
  /** The provider is asked. */
  look: fc.record({}),
}
type Acts = typeof acts
type ValueOf<Arb> = Arb extends fc.Arbitrary<infer Value> ? Value : never
export type Act = { [Name in keyof Acts]: { name: Name } & ValueOf<Acts[Name]> }[keyof Acts]
type Name = Act['name']

/** What happens to a subscription, by chance, in that order. */
export function walkArb(...without: Name[]): fc.Arbitrary<Act[]> {
  const names = (Object.keys(acts) as Name[]).filter((name) => !without.includes(name))
  const act = fc.oneof(...names.map((name) => acts[name].map((given) => ({ name, ...given }) as Act)))
  return fc.array(act, { minLength: 1, maxLength: 25, size: 'max' })
}

/** What a tenant holds, what its provider says of it, and what was last heard of that. */
export type Walk = {
  model: AccessModel & { plans: Record<string, PlanModel> }
  held: HeldPlan[]
  before: ProviderSubscription | null
  now: ProviderSubscription | null
  /** Epoch ms. */
  at: number
}

export const newWalk = (): Walk => ({
  model: { ...defined, plans: { ...defined.plans } },
  ...{ held: [], before: null, now: null, at: 1_000 },
})

/** What the provider does with an act. What does not fit the subscription as it is changes nothing. */
export function subscriptionAfter({ model, now, at }: Walk, act: Act): ProviderSubscription | null {
  const versionOf = (key: string | null) => (key && model.plans[key] ? planVersion(model.plans[key]) : null)
  if (act.name === 'buy') {
    if (now && now.status !== 'canceled') return now
    return sampleSubscription({
      ...{ plan: act.plan, version: versionOf(act.plan), status: act.isTrial ? 'trialing' : 'active' },
      ...{ startedAt: at, currentPeriod: { start: at, end: at + 500 } },
      addOns: act.more > 0 ? [{ key: 'more', quantity: act.more }] : [],
    })
  }
  if (!now || now.status === 'canceled') return now
  switch (act.name) {
    case 'change':
      return {
        ...now,
        plan: act.plan,
        version: versionOf(act.plan),
        scheduled: null,
        cancelAtPeriodEnd: false,
      }
    case 'schedule':
      return { ...now, scheduled: { plan: act.plan, interval: 'month', at: now.currentPeriod.end } }
    case 'renew':
      return renewed(now, versionOf)
    case 'cancel':
      return { ...now, cancelAtPeriodEnd: true, scheduled: null }
    case 'resume':
      return { ...now, cancelAtPeriodEnd: false, scheduled: null }
    case 'status':
      return { ...now, status: act.status }
    case 'addOn': {
      const others = now.addOns.filter(({ key }) => key !== act.key)
      return { ...now, addOns: [...others, { key: act.key, quantity: act.quantity }] }
    }
    case 'move':
      return { ...now, version: versionOf(now.plan) }
    default:
      return now
  }
}

function renewed(now: ProviderSubscription, versionOf: (key: string) => string | null): ProviderSubscription {
  if (now.cancelAtPeriodEnd) return { ...now, status: 'canceled', cancelAtPeriodEnd: false }
  const { end } = now.currentPeriod
  const next = { ...now, status: 'active' as const, currentPeriod: { start: end, end: end + 500 } }
  if (!now.scheduled) return next
  return { ...next, plan: now.scheduled.plan, version: versionOf(now.scheduled.plan), scheduled: null }
}

/** As a store keeps it: of a group one plan, of an add-on one row. */
export function applied(held: readonly HeldPlan[], { assign, remove }: PlanChanges): HeldPlan[] {
  const after = new Map(held.map((plan) => [placeOf(plan), plan]))
  for (const plan of assign) after.set(placeOf(plan), plan)
  return [...after.values()].filter(({ terms }) => !remove.includes(terms.key))
}

const placeOf = ({ terms }: HeldPlan): string => terms.group ?? terms.key
