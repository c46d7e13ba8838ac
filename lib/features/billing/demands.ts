import type { PlanModel } from '@/lib/core/access/model'
import { invalid } from '@/lib/core/action/validate'
import type { BillingAccount } from '@/lib/core/billing/account'
import type { HeldPlan } from '@/lib/core/billing/active-plans'
import { planVersion } from '@/lib/core/billing/plan-version'
import type { BillingInterval, ProviderSubscription } from '@/lib/core/billing/provider'
import { isLive } from '@/lib/core/billing/renews'
import { AppError } from '@/lib/core/errors'
import type { BillingFeature } from './feature'
import { termsOfHeld } from './held'

/** A base plan that is sold for money by that interval. Throws VALIDATION for any other. */
export function soldPlan({ model }: BillingFeature, key: string, interval: BillingInterval): PlanModel {
  const plan = offered(model.plans, key)
  if (!plan || plan.addOn) throw invalid([{ path: 'plan', message: `There is no plan called ${key}.` }])
  const price = plan.price[interval]
  if (price === null)
    throw invalid([{ path: 'interval', message: `${plan.title} is not sold by the ${interval}.` }])
  if (price === 0)
    throw invalid([
      { path: 'plan', message: `${plan.title} costs nothing: cancel the subscription instead.` },
    ])
  return plan
}

/** An add-on that can be had in that quantity. Throws VALIDATION for any other. */
export function soldAddOn({ model }: BillingFeature, key: string, quantity: number): PlanModel {
  const addOn = offered(model.plans, key)
  if (!addOn?.addOn) throw invalid([{ path: 'addOn', message: `There is no add-on called ${key}.` }])
  if (quantity > 1 && !addOn.stackable)
    throw invalid([{ path: 'quantity', message: `${addOn.title} can be had once.` }])
  return addOn
}

/** Throws CONFLICT for an add-on that does not work with the base plan. */
export function demandFits(
  { plans }: BillingFeature['model'],
  { title, requires }: Pick<PlanModel, 'title' | 'requires'>,
  base: string | null,
): void {
  if (requires.length === 0 || (base !== null && requires.includes(base))) return
  const words = new Intl.ListFormat('en', { type: 'disjunction' }).format(
    requires.map((name) => plans[name]?.title ?? name),
  )
  throw new AppError('CONFLICT', `${title} needs the ${words} plan.`, { requires })
}

/** The subscription that can still be changed; null when there is none. */
export function liveSubscription(account: BillingAccount | null): ProviderSubscription | null {
  const subscription = account?.subscription ?? null
  return subscription && isLive(subscription) ? subscription : null
}

/** Throws CONFLICT where there is none. */
export function demandLive(account: BillingAccount): ProviderSubscription {
  const subscription = liveSubscription(account)
  if (!subscription) throw new AppError('CONFLICT', 'There is no subscription.')
  return subscription
}

/** Throws CONFLICT for one that was given up unpaid: more would be charged for what gives nothing. */
export function demandPaid({ status }: ProviderSubscription): void {
  if (status === 'unpaid')
    throw new AppError('CONFLICT', 'The subscription is unpaid: pay the open invoice first, or cancel it.')
}

/** The add-ons of a subscription that do not work with a plan, by the terms that each was taken under. */
export function incompatibleAddOns(
  { model }: Pick<BillingFeature, 'model'>,
  held: readonly HeldPlan[],
  subscription: Pick<ProviderSubscription, 'addOns'> | null,
  plan: string,
): string[] {
  const keys = subscription?.addOns.map(({ key }) => key) ?? []
  return keys.filter((key) => {
    const requires = termsOfHeld(held, key)?.requires ?? offered(model.plans, key)?.requires ?? []
    return requires.length > 0 && !requires.includes(plan)
  })
}

/** Whether a plan is held in an earlier version than the one that is sold. */
export function isEarlier(held: readonly HeldPlan[], plan: PlanModel): boolean {
  const known = held.find(({ terms }) => terms.key === plan.key)
  return known !== undefined && known.version !== planVersion(plan)
}

function offered(plans: { readonly [key: string]: PlanModel }, key: string): PlanModel | undefined {
  return Object.hasOwn(plans, key) ? plans[key] : undefined
}
