import type { AccessModel, PlanModel } from '../access/model'

/** What a plan or an add-on gives and costs: of the definition as it is, or as it was when a tenant took it. */
export type PlanTerms = Pick<
  PlanModel,
  'key' | 'title' | 'group' | 'addOn' | 'requires' | 'features' | 'limits' | 'price'
>

/** A plan that a tenant has taken. */
export type HeldPlan = {
  readonly terms: PlanTerms
  /** The version of the terms: `planVersion` of them. */
  readonly version: string
  /** 1 of a base plan. */
  readonly quantity: number
  /** What its periods are counted from, epoch ms: a change of plan keeps it. */
  readonly anchor: number
  /** From then on it is no longer held, epoch ms; null: until it is ended. */
  readonly expiresAt: number | null
}

/** All that decides what a tenant's plans give it. */
export type Subscription = {
  /** Since when the tenant is there, epoch ms: what the periods of the default plan are counted from. */
  readonly since: number
  readonly held: readonly HeldPlan[]
  /** By limit or by entitlement: at least so many; −1 lifts the limit. */
  readonly overrides: { readonly [limitOrEntitlement: string]: { readonly max: number } }
}

/** A plan that counts now. */
export type ActivePlan = Pick<HeldPlan, 'terms' | 'quantity' | 'anchor'>

/**
 * The plans that count now, base plans first: what is held and has not expired, the default plan where its group has none,
 * and the add-ons whose base plan is among them. Without a default plan there may be none.
 */
export function activePlans(model: AccessModel, subscription: Subscription, now: number): ActivePlan[] {
  const held = subscription.held.filter(({ expiresAt }) => expiresAt === null || now < expiresAt)
  const bases: ActivePlan[] = held.filter(({ terms }) => !terms.addOn)
  const fallback = model.defaultPlan === null ? undefined : model.plans[model.defaultPlan]
  if (fallback && !bases.some(({ terms }) => terms.group === fallback.group))
    bases.push({ terms: fallback, quantity: 1, anchor: subscription.since })
  const addOns = held.filter(({ terms }) => terms.addOn && isCompatible(terms, bases))
  return [...bases, ...addOns]
}

/** The terms of the base plan that counts now; of the first of several. Null: none does. */
export function basePlan(model: AccessModel, subscription: Subscription, now: number): PlanTerms | null {
  return activePlans(model, subscription, now).find(({ terms }) => !terms.addOn)?.terms ?? null
}

/** Whether an add-on works with the base plans: with one of those that it asks for, or with any. */
function isCompatible(
  { requires }: Pick<PlanTerms, 'requires'>,
  bases: readonly Pick<ActivePlan, 'terms'>[],
): boolean {
  return requires.length === 0 || bases.some(({ terms }) => !terms.addOn && requires.includes(terms.key))
}
