import type Stripe from 'stripe'
import type { ProviderSubscription, SubscriptionStatus } from '../../../core/billing/provider'
import { AppError } from '../../../core/errors'
import { isMissing } from './failures'
import { itemsOf, planItemOf, type Item } from './items'
import { scheduledChange } from './schedule'
import type { Shop } from './shop'

const statuses: { readonly [status: string]: SubscriptionStatus } = {
  ...{ incomplete: 'incomplete', trialing: 'trialing', active: 'active', past_due: 'past_due' },
  ...{ unpaid: 'unpaid', canceled: 'canceled' },
  incomplete_expired: 'canceled',
  // A trial that ended without a card: it gives nothing, and goes on once there is one.
  paused: 'unpaid',
}

/** What Stripe invents later gives nothing until somebody has looked at it. */
export function statusOf({ status }: Pick<Stripe.Subscription, 'status'>): SubscriptionStatus {
  return statuses[status] ?? 'unpaid'
}

/** The one that counts: the newest that works, else that was never paid, else that is over. Null: there never was one. */
export async function findSubscription(
  { stripe }: Shop,
  customerId: string,
): Promise<Stripe.Subscription | null> {
  const { data } = await stripe.subscriptions.list({ customer: customerId, status: 'all', limit: 100 })
  const newest = [...data].sort((one, other) => other.created - one.created)
  const rank = (one: Stripe.Subscription) => ['canceled', 'incomplete'].indexOf(statusOf(one))
  return newest.find((one) => rank(one) === -1) ?? newest.find((one) => rank(one) === 1) ?? newest[0] ?? null
}

export function isLive(subscription: Stripe.Subscription | null): subscription is Stripe.Subscription {
  if (!subscription) return false
  const status = statusOf(subscription)
  return status !== 'canceled' && status !== 'incomplete'
}

/** The one that can be changed. Throws CONFLICT where there is none. */
export async function demandSubscription(shop: Shop, customerId: string): Promise<Stripe.Subscription> {
  return demandLive(await findSubscription(shop, customerId))
}

export function demandLive(subscription: Stripe.Subscription | null): Stripe.Subscription {
  if (isLive(subscription)) return subscription
  throw new AppError('CONFLICT', 'There is no subscription.')
}

export async function readSubscription(shop: Shop, customerId: string): Promise<ProviderSubscription | null> {
  const subscription = await findSubscription(shop, customerId).catch((error: unknown) =>
    isMissing(error) ? nothingOfDeleted(shop, customerId, error) : Promise.reject(error),
  )
  if (!subscription) return null
  const items = await itemsOf(shop, subscription)
  const [planned, nextAttemptAt] = await Promise.all([
    scheduledChange(shop, subscription, items),
    nextAttempt(shop, subscription),
  ])
  return { ...toProviderSubscription(subscription, items), ...planned, nextAttemptAt }
}

/**
 * With its customer, Stripe deletes what the customer has. That a customer was never there is no reason to take anything
 * away: so it looks when the key is of another account, or of test mode.
 */
async function nothingOfDeleted({ stripe }: Shop, customerId: string, error: unknown): Promise<null> {
  const { deleted } = await stripe.customers.retrieve(customerId)
  if (!deleted) throw error
  return null
}

function toProviderSubscription(
  subscription: Stripe.Subscription,
  items: readonly Item[],
): Omit<ProviderSubscription, 'scheduled' | 'repricedAt' | 'nextAttemptAt'> {
  const plan = planItemOf(items)
  const { id, start_date, trial_end } = subscription
  // Since 2025 periods are of items. Ours have one interval, and so one period.
  const { terms, period } = plan ?? items[0] ?? { terms: null, period: periodOfFirst(subscription) }
  return {
    ...{ id, status: statusOf(subscription) },
    ...{ plan: plan?.terms.key ?? null, version: plan?.terms.version ?? null },
    interval: terms?.interval ?? 'month',
    addOns: items
      .filter((item) => item.terms.kind === 'add-on')
      .map((item) => ({ key: item.terms.key, quantity: item.quantity ?? 1 })),
    // Not `billing_cycle_anchor`: that one moves with trials and intervals.
    startedAt: start_date * 1_000,
    currentPeriod: { start: period.start * 1_000, end: period.end * 1_000 },
    trialEndsAt: trial_end === null ? null : trial_end * 1_000,
    cancelAtPeriodEnd: endsWithPeriod(subscription),
  }
}

/** `cancel_at` is how the portal says it. Under a schedule it may be no more than the end of a phase. */
export function endsWithPeriod({ cancel_at_period_end, cancel_at, schedule }: Stripe.Subscription): boolean {
  return cancel_at_period_end || (cancel_at !== null && schedule === null)
}

function periodOfFirst({ items, start_date, ended_at }: Stripe.Subscription) {
  const [first] = items.data
  if (first) return { start: first.current_period_start, end: first.current_period_end }
  return { start: start_date, end: ended_at ?? start_date }
}

async function nextAttempt({ stripe }: Shop, subscription: Stripe.Subscription): Promise<number | null> {
  if (subscription.status !== 'past_due') return null
  const { data } = await stripe.invoices.list({ subscription: subscription.id, status: 'open', limit: 1 })
  const at = data[0]?.next_payment_attempt ?? null
  return at === null ? null : at * 1_000
}
