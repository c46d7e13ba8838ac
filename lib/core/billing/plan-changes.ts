import type { AccessModel } from '../access/model'
import type { HeldPlan, PlanTerms } from './active-plans'
import { planVersion } from './plan-version'
import type { ProviderSubscription } from './provider'

export type PlanChanges = { readonly assign: readonly HeldPlan[]; readonly remove: readonly string[] }

/** Those that give what was bought: an overdue one until it is given up. */
const giving: readonly ProviderSubscription['status'][] = ['trialing', 'active', 'past_due']

/**
 * What a tenant's plans have to become, so that they are what its subscription says. What it holds already it keeps under
 * the terms it took it under, unless the subscription has moved to the present version. What no subscription has brought
 * (`before`: the one last heard of) was given by hand, and is not taken away: add-ons are held beside those that are bought.
 * A base plan alone gives way to one that is bought in its group (`gaveWay`).
 */
export function planChanges(
  model: AccessModel,
  held: readonly HeldPlan[],
  before: ProviderSubscription | null,
  subscription: ProviderSubscription | null,
): PlanChanges {
  const bought = boughtPlans(model, held, subscription).map((plan) => besideGiven(held, before, plan))
  const others = held.filter(({ terms }) => !bought.some((plan) => plan.terms.key === terms.key))
  const wanted = [...bought, ...others.flatMap((plan) => givenPart(before, plan) ?? [])]
  const assign = wanted.filter((plan) => !held.some((one) => isSame(one, plan)))
  const groups = groupsOf(bought)
  const remove = others
    .filter((plan) => givenPart(before, plan) === null)
    // A base plan of the same group gives way to the one that takes its place.
    .filter(({ terms }) => terms.group === null || !groups.includes(terms.group))
    .map(({ terms }) => terms.key)
  return { assign, remove }
}

/** The base plans given by hand whose place the changes take. */
export function gaveWay(
  held: readonly HeldPlan[],
  before: ProviderSubscription | null,
  { assign }: PlanChanges,
): string[] {
  const groups = groupsOf(assign)
  const given = held.filter(({ terms }) => !terms.addOn && broughtBy(before, terms.key) === 0)
  return given
    .filter(({ terms }) => terms.group !== null && groups.includes(terms.group))
    .map(({ terms }) => terms.key)
}

/** How many of an add-on are held beyond those that the subscription has brought: so many were given by hand. */
export function givenQuantity(
  held: readonly HeldPlan[],
  subscription: ProviderSubscription | null,
  key: string,
): number {
  const known = held.find(({ terms }) => terms.key === key && terms.addOn)
  return known ? Math.max(0, known.quantity - broughtBy(subscription, key)) : 0
}

/** How many of a plan or an add-on a subscription gives. */
export function broughtBy(subscription: ProviderSubscription | null, key: string): number {
  if (!subscription || !giving.includes(subscription.status)) return 0
  if (subscription.plan === key) return 1
  return subscription.addOns.find((item) => item.key === key)?.quantity ?? 0
}

function boughtPlans(
  model: AccessModel,
  held: readonly HeldPlan[],
  subscription: ProviderSubscription | null,
): HeldPlan[] {
  if (!subscription || !giving.includes(subscription.status)) return []
  const { plan, addOns, startedAt, cancelAtPeriodEnd, currentPeriod } = subscription
  const items = [...(plan === null ? [] : [{ key: plan, quantity: 1 }]), ...addOns]
  const expiresAt = cancelAtPeriodEnd ? currentPeriod.end : null
  return items.flatMap(({ key, quantity }) => {
    const sold = Object.hasOwn(model.plans, key) ? model.plans[key] : undefined
    const known = held.find(({ terms }) => terms.key === key)
    const hasMoved = key === plan && sold && subscription.version === planVersion(sold)
    const terms = hasMoved ? sold : (known?.terms ?? sold)
    if (!terms || quantity < 1) return []
    return [{ terms: termsOf(terms), version: planVersion(terms), quantity, anchor: startedAt, expiresAt }]
  })
}

/** With what was given of the same add-on: one row holds both, which must not end with what was paid for. */
function besideGiven(
  held: readonly HeldPlan[],
  before: ProviderSubscription | null,
  bought: HeldPlan,
): HeldPlan {
  const known = held.find(({ terms }) => terms.key === bought.terms.key)
  const given = givenQuantity(held, before, bought.terms.key)
  if (!known || given === 0) return bought
  return { ...bought, quantity: bought.quantity + given, anchor: known.anchor, expiresAt: null }
}

/** What is left of a plan without what the subscription has brought; null: nothing. */
function givenPart(before: ProviderSubscription | null, plan: HeldPlan): HeldPlan | null {
  const quantity = plan.quantity - broughtBy(before, plan.terms.key)
  return quantity > 0 ? { ...plan, quantity } : null
}

function groupsOf(plans: readonly HeldPlan[]): (string | null)[] {
  return plans.map(({ terms }) => terms.group).filter((group) => group !== null)
}

/** What is kept of a plan's definition by whoever takes it. */
export function termsOf({
  key,
  title,
  group,
  addOn,
  requires,
  features,
  limits,
  price,
}: PlanTerms): PlanTerms {
  return { key, title, group, addOn, requires, features, limits, price }
}

function isSame(one: HeldPlan, other: HeldPlan): boolean {
  return (
    one.terms.key === other.terms.key &&
    one.version === other.version &&
    one.quantity === other.quantity &&
    one.anchor === other.anchor &&
    one.expiresAt === other.expiresAt
  )
}
