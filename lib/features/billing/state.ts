import { z } from 'zod'
import type { PlanModel } from '@/lib/core/access/model'
import { activePlans, type Subscription } from '@/lib/core/billing/active-plans'
import type { BillingAccount } from '@/lib/core/billing/account'
import { periodAt } from '@/lib/core/billing/period'
import { planVersion } from '@/lib/core/billing/plan-version'
import { subscriptionStatuses } from '@/lib/core/billing/provider'
import { timeSchema } from '../access/schemas'
import { liveSubscription } from './demands'
import type { BillingFeature } from './feature'

export const intervalSchema = z.enum(['month', 'year'])

const limitSchema = z.object({
  key: z.string(),
  entitlement: z.string(),
  per: z.enum(['hour', 'day', 'month', 'quarter', 'year']).nullable().describe('Null: for life.'),
  max: z.int().describe('−1: unlimited.'),
})

const offerSchema = z.object({
  key: z.string(),
  title: z.string(),
  price: z
    .object({ currency: z.string(), month: z.int().nullable(), year: z.int().nullable() })
    .describe('In minor units; null: not sold so.'),
  features: z.array(z.string()),
  limits: z.array(limitSchema),
})

export const billingStateSchema = z
  .object({
    plan: z.string().nullable(),
    title: z.string().nullable(),
    status: z
      .enum(['none', ...subscriptionStatuses])
      .describe('`none`: nothing was ever bought, and the default plan holds.'),
    price: offerSchema.shape.price
      .nullable()
      .describe('Under the terms that the plan was taken with. Null: it was given, and is not paid for.'),
    subscribed: z
      .object({ plan: z.string().nullable(), title: z.string().nullable() })
      .nullable()
      .describe(
        'What the subscription is to, which is not the plan that holds while it is unpaid. Plan null: add-ons alone. Null: there is none that can be changed.',
      ),
    version: z.string().nullable().describe('Of the terms under which the plan was taken.'),
    interval: intervalSchema.nullable(),
    currentPeriod: z.object({ start: timeSchema, end: timeSchema }),
    trialEndsAt: timeSchema.nullable(),
    cancelAtPeriodEnd: z.boolean(),
    scheduled: z
      .object({ plan: z.string(), interval: intervalSchema, at: timeSchema })
      .nullable()
      .describe('What it becomes at the end of the period.'),
    nextAttemptAt: timeSchema.nullable().describe('When a payment that failed is tried again.'),
    addOns: z.array(z.object({ key: z.string(), quantity: z.int() })),
    plans: z.array(offerSchema.extend({ current: z.boolean(), trialDays: z.int().nullable() })),
    availableAddOns: z.array(
      offerSchema.extend({
        stackable: z.boolean(),
        requires: z.array(z.string()).describe('The plans that it needs one of; empty: any.'),
        compatible: z.boolean().describe('Whether it works with the plan of now.'),
      }),
    ),
  })
  .meta({ id: 'Billing' })

export type BillingState = z.output<typeof billingStateSchema>

/** What a tenant has, and what it could have. */
export async function billingState(
  feature: BillingFeature,
  tenantId: string,
  now: number,
): Promise<BillingState> {
  const { tenancy, provider } = feature
  const [subscription, account] = await Promise.all([
    tenancy.subscriptions.subscription(tenantId),
    provider ? tenancy.billing.account({ tenantId, provider: provider.name }) : null,
  ])
  return stateOf(feature, subscription ?? { since: now, held: [], overrides: {} }, account, now)
}

function stateOf(
  { model, currency }: BillingFeature,
  subscription: Subscription,
  account: BillingAccount | null,
  now: number,
): BillingState {
  const bought = account?.subscription ?? null
  const live = liveSubscription(account)
  const active = activePlans(model, subscription, now)
  const base = active.find(({ terms }) => !terms.addOn)
  const held = subscription.held.find(({ terms }) => terms.key === base?.terms.key)
  const free = periodAt('month', base?.anchor ?? subscription.since, now)
  const period = bought && bought.status !== 'canceled' ? bought.currentPeriod : free
  const current = base?.terms.key ?? null
  const isGiven = held !== undefined && bought?.plan !== held.terms.key
  const offers = Object.values(model.plans)
  return {
    ...{ plan: current, title: base?.terms.title ?? null, status: bought?.status ?? 'none' },
    price: base && !isGiven ? priceOf(base.terms, currency) : null,
    subscribed: live && { plan: live.plan, title: titleOf(model, live.plan) },
    version: held?.version ?? (base ? planVersion(base.terms) : null),
    interval: bought && bought.status !== 'canceled' ? bought.interval : null,
    currentPeriod: { start: iso(period.start), end: iso(period.end ?? now) },
    trialEndsAt: bought?.status === 'trialing' ? isoOrNull(bought.trialEndsAt) : null,
    cancelAtPeriodEnd: bought?.status !== 'canceled' && (bought?.cancelAtPeriodEnd ?? false),
    scheduled: bought?.scheduled ? { ...bought.scheduled, at: iso(bought.scheduled.at) } : null,
    nextAttemptAt: isoOrNull(bought?.nextAttemptAt ?? null),
    addOns: subscription.held
      .filter(({ terms, expiresAt }) => terms.addOn && (expiresAt === null || expiresAt > now))
      .map(({ terms, quantity }) => ({ key: terms.key, quantity })),
    plans: offers
      .filter(({ addOn }) => !addOn)
      .map((plan) => ({
        ...offerOf(plan, currency),
        // Nothing that is paid for already begins with a trial.
        ...{ trialDays: live || account?.trialedAt ? null : plan.trialDays, current: plan.key === current },
      })),
    availableAddOns: offers
      .filter(({ addOn }) => addOn)
      .map((plan) => ({
        ...offerOf(plan, currency),
        ...{ stackable: plan.stackable, requires: [...plan.requires] },
        compatible: plan.requires.length === 0 || (current !== null && plan.requires.includes(current)),
      })),
  }
}

/** A plan or an add-on as it is offered. */
export function offerOf({ key, title, price, features, limits }: PlanModel, currency: string) {
  return {
    ...{ key, title, features: [...features] },
    price: priceOf({ price }, currency),
    limits: limits.map(({ key: limit, gates, per, max }) => ({ key: limit, entitlement: gates, per, max })),
  }
}

function titleOf({ plans }: BillingFeature['model'], key: string | null): string | null {
  if (key === null) return null
  return (Object.hasOwn(plans, key) ? plans[key]?.title : undefined) ?? key
}

function priceOf({ price: { month, year } }: Pick<PlanModel, 'price'>, currency: string) {
  return { currency, month, year }
}

function iso(at: number): string {
  return new Date(at).toISOString()
}

function isoOrNull(at: number | null): string | null {
  return at === null ? null : iso(at)
}
