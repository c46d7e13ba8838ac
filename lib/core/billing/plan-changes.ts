import type { AccessModel } from '../access/model'
import type { HeldPlan, PlanTerms } from './active-plans'
import { planVersion } from './plan-version'
import type { ProviderSubscription } from './provider'

export type PlanChanges = { readonly assign: readonly HeldPlan[]; readonly remove: readonly string[] }

/** Subscriptions that give what was bought: an overdue one until it is given up. */
const giving: readonly ProviderSubscription['status'][] = ['trialing', 'active', 'past_due']

/**
 * What a tenant's plans have to become, so that they are what its subscription says. What it holds already it keeps under
 * the terms it took it under, unless the subscription has moved to the present version. What no subscription has brought
 * (`before`: the one last heard of) was given by hand, and is not taken away.
 */
export function planChanges(
  model: AccessModel,
  held: readonly HeldPlan[],
  before: ProviderSubscription | null,
  subscription: ProviderSubscription | null,
): PlanChanges {
  const wanted = wantedPlans(model, held, subscription)
  const assign = wanted.filter((plan) => !held.some((one) => isSame(one, plan)))
  const groups = new Set(wanted.map(({ terms }) => terms.group).filter((group) => group !== null))
  const remove = held
    .filter(({ terms }) => isOf(before, terms) && !wanted.some((plan) => plan.terms.key === terms.key))
    // A base plan of the same group gives way to the one that takes its place.
    .filter(({ terms }) => terms.group === null || !groups.has(terms.group))
    .map(({ terms }) => terms.key)
  return { assign, remove }
}

function wantedPlans(
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

function isOf(subscription: ProviderSubscription | null, { key }: PlanTerms): boolean {
  return subscription?.plan === key || subscription?.addOns.some((item) => item.key === key) === true
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
