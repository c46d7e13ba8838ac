import type { AccessModel, PlanModel } from '@/lib/core/access/model'
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
export function demandFits(model: AccessModel, addOn: PlanModel, base: string | null): void {
  if (!fits(addOn, base))
    throw new AppError('CONFLICT', `${needWords(model, addOn)}.`, { requires: addOn.requires })
}

/** Throws CONFLICT for an add-on that does not work with the plan that is going to hold: it would end as it is paid. */
export function demandGoesOn(model: AccessModel, addOn: PlanModel, next: string): void {
  const title = offered(model.plans, next)?.title ?? next
  const words = `${needWords(model, addOn)}, and a change to ${title} is planned: take that back first.`
  if (!fits(addOn, next)) throw new AppError('CONFLICT', words, { requires: addOn.requires })
}

function fits({ requires }: PlanModel, base: string | null): boolean {
  return requires.length === 0 || (base !== null && requires.includes(base))
}

function needWords({ plans }: AccessModel, { title, requires }: PlanModel): string {
  const titles = requires.map((name) => offered(plans, name)?.title ?? name)
  return `${title} needs the ${new Intl.ListFormat('en', { type: 'disjunction' }).format(titles)} plan`
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
    throw new AppError('CONFLICT', 'The subscription is unpaid: pay what is open first, or cancel it.')
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
