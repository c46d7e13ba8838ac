import { z } from 'zod'
import { activePlans, basePlan, type Subscription } from '@/lib/core/billing/active-plans'
import type { BillingAccount } from '@/lib/core/billing/account'
import { periodAt } from '@/lib/core/billing/period'
import { planVersion } from '@/lib/core/billing/plan-version'
import { graceEnd } from '@/lib/core/billing/plan-versions'
import { subscriptionStatuses } from '@/lib/core/billing/provider'
import { timeSchema } from '../access/schemas'
import { isEarlier, liveSubscription } from './demands'
import type { BillingFeature } from './feature'
import { termsOfHeld } from './held'
import { offerOf, priceOf, titleOf } from './offer-of'

export const intervalSchema = z.enum(['month', 'year'])

export const overageSchema = z
  .object({
    amount: z.number().describe('In minor units, for each `per` of it.'),
    per: z.int(),
    cap: z.number().nullable().describe('No more than that in a period, in minor units.'),
  })
  .describe('What use beyond the maximum costs. Null: there is none.')

const limitSchema = z.object({
  key: z.string(),
  entitlement: z.string(),
  per: z.enum(['hour', 'day', 'month', 'quarter', 'year']).nullable().describe('Null: for life.'),
  max: z.int().describe('−1: unlimited.'),
  overage: overageSchema.nullable(),
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
    terms: offerSchema
      .nullable()
      .describe(
        'What the plan gives, limits and costs, by the terms that it was taken with. Null: there is none.',
      ),
    newer: z
      .object({ movesAt: timeSchema.nullable().describe('Null: it keeps the terms that it has.') })
      .nullable()
      .describe(
        'The plan is sold under other terms now, and when the organization is moved to them. Null: it has those.',
      ),
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
  const known = subscription ?? { since: now, held: [], overrides: {} }
  return { ...stateOf(feature, known, account, now), newer: await newerOf(feature, known, now) }
}

/** Asks for the versions there have been only for whoever holds an earlier one. */
async function newerOf(
  { model, tenancy }: BillingFeature,
  { held, ...subscription }: Subscription,
  now: number,
): Promise<BillingState['newer']> {
  const base = basePlan(model, { held, ...subscription }, now)
  const sold = base && Object.hasOwn(model.plans, base.key) ? model.plans[base.key] : undefined
  if (!sold || !isEarlier(held, sold)) return null
  const at = graceEnd(model, await tenancy.planVersions.list(), sold.key)
  // What is over by now is moved within the hour.
  return { movesAt: at === null ? null : iso(Math.max(at, now)) }
}

function stateOf(
  { model, currency }: BillingFeature,
  subscription: Subscription,
  account: BillingAccount | null,
  now: number,
): Omit<BillingState, 'newer'> {
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
    terms: base ? offerOf(base.terms, currency) : null,
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
        // Whoever has one gets more of it by the terms of the first.
        ...offerOf(termsOfHeld(subscription.held, plan.key) ?? plan, currency),
        ...{ stackable: plan.stackable, requires: [...plan.requires] },
        compatible: plan.requires.length === 0 || (current !== null && plan.requires.includes(current)),
      })),
  }
}

function iso(at: number): string {
  return new Date(at).toISOString()
}

function isoOrNull(at: number | null): string | null {
  return at === null ? null : iso(at)
}
