import type { PlanModel } from '@/lib/core/access/model'
import { suggestion } from '@/lib/core/access/problems'
import { basePlan, type HeldPlan, type Subscription } from '@/lib/core/billing/active-plans'
import { broughtBy, givenQuantity, planChanges, termsOf } from '@/lib/core/billing/plan-changes'
import { planVersion } from '@/lib/core/billing/plan-version'
import type { ProviderSubscription } from '@/lib/core/billing/provider'
import { AppError } from '@/lib/core/errors'
import type { TenantStores } from '@/lib/core/tenancy/stores'
import { byHand, refused, type ByHand } from './by-hand'
import { demandFits } from './demands'
import { applyPlanChanges } from './sync'

/** A plan or an add-on that nobody pays for. */
export type Grant = {
  plan: string
  /** How many of an add-on, beside those that are bought. 0 takes back what was given. */
  quantity: number
  /** When a base plan ends by itself, epoch ms; null: it does not. */
  until: number | null
}

/**
 * Gives an organization a plan or an add-on, or takes it back. Throws VALIDATION for what can't be meant, CONFLICT for a
 * base plan where one of its group is paid for, and for an add-on that does not work with the plan, and NOT_FOUND where
 * there is no such organization.
 */
export async function grantPlan(act: ByHand, grant: Grant): Promise<void> {
  const plan = grantable(act, grant)
  await byHand(act, async (stores, subscription) => {
    const known = (await stores.subscriptions.subscription(act.tenantId)) ?? unsubscribed
    const before = givenOf(plan, known.held, subscription)
    if (before + grant.quantity === 0) throw new AppError('CONFLICT', `${plan.title} was not given.`)
    await (plan.addOn ? giveAddOn : giveBase)(act, stores, { ...grant, sold: plan, known, subscription })
    const { quantity: after, until } = grant
    return {
      action: 'billing.grant_plan',
      data: { plan: plan.key, before, after, until: until === null ? null : new Date(until).toISOString() },
      event: plan.addOn ? 'addon_changed' : 'plan_changed',
    }
  })
}

const unsubscribed: Subscription = { since: 0, held: [], overrides: {} }

type Giving = Grant & { sold: PlanModel; known: Subscription; subscription: ProviderSubscription | null }

function grantable({ model, now }: ByHand, { plan: key, quantity, until }: Grant): PlanModel {
  const plan = Object.hasOwn(model.plans, key) ? model.plans[key] : undefined
  if (!plan) throw refused(`There is no plan "${key}"${suggestion(key, Object.keys(model.plans))}`)
  const most = plan.stackable ? 1_000 : 1
  if (!Number.isSafeInteger(quantity) || quantity < 0 || quantity > most)
    throw refused(`${plan.title} is given from 0 to ${most} times, not ${quantity}`)
  // One row holds what is given of an add-on and what is bought of it, which must not end with the gift.
  if (until !== null && plan.addOn) throw refused(`${plan.title} is an add-on, which is given without an end`)
  if (until !== null && !(until > now)) throw refused('The end of a plan lies in the future')
  return plan
}

function givenOf(
  { key, addOn }: PlanModel,
  held: readonly HeldPlan[],
  subscription: ProviderSubscription | null,
): number {
  if (addOn) return givenQuantity(held, subscription, key)
  return held.some(({ terms }) => terms.key === key) && broughtBy(subscription, key) === 0 ? 1 : 0
}

async function giveBase(
  { tenantId, now }: ByHand,
  { subscriptions }: TenantStores,
  { sold, quantity, until, known: { held }, subscription }: Giving,
): Promise<void> {
  const own = held.find(({ terms }) => terms.group === sold.group)
  if (own && broughtBy(subscription, own.terms.key) > 0)
    throw new AppError('CONFLICT', `${own.terms.title} is paid for: change or cancel the subscription.`)
  if (quantity === 0) return void (await subscriptions.remove(tenantId, sold.key))
  await subscriptions.assign(tenantId, {
    ...{ terms: termsOf(sold), version: planVersion(sold), quantity },
    ...{ anchor: own?.anchor ?? now, expiresAt: until },
  })
}

async function giveAddOn(
  { model, tenantId, now }: ByHand,
  { subscriptions }: TenantStores,
  { sold, quantity, known, subscription }: Giving,
): Promise<void> {
  const row = known.held.find(({ terms }) => terms.key === sold.key)
  const bought = broughtBy(subscription, sold.key)
  if (quantity > 0) demandFits(model, sold, basePlan(model, known, now)?.key ?? null)
  if (quantity + bought === 0) return void (await subscriptions.remove(tenantId, sold.key))
  const terms = row?.terms ?? termsOf(sold)
  const next: HeldPlan = {
    ...{ terms, version: row?.version ?? planVersion(sold), quantity: quantity + bought },
    ...{ anchor: row?.anchor ?? now, expiresAt: null },
  }
  await subscriptions.assign(tenantId, next)
  // What is left when a gift is taken back ends with the subscription again.
  const held = known.held.map((one) => (one === row ? next : one))
  await applyPlanChanges(subscriptions, tenantId, planChanges(model, held, subscription, subscription))
}
