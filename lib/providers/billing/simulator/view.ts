import type { Invoice, PaymentMethod, ProviderSubscription } from '@/lib/core/billing/provider'
import type { SimulatedCustomer } from '@/lib/core/billing/simulator-desk'
import { nextStep } from './advance'
import { itemsOf, type CustomerState, type SimulatedInvoice, type SimulatedSubscription } from './state'

/** A subscription in the words of every provider. */
export function viewSubscription(subscription: SimulatedSubscription): ProviderSubscription {
  const { id, status, plan, addOns, interval, startedAt, period, trialEndsAt } = subscription
  return {
    ...{ id, status, interval, startedAt, trialEndsAt },
    ...{ plan: plan?.key ?? null, version: plan?.version ?? null },
    addOns: addOns.map(({ key, quantity }) => ({ key, quantity })),
    currentPeriod: { start: period.start, end: period.end },
    cancelAtPeriodEnd: subscription.cancelAtPeriodEnd,
    ...plannedOf(subscription),
    nextAttemptAt: subscription.overdue?.nextAttemptAt ?? null,
  }
}

function plannedOf({
  plan,
  interval,
  scheduled,
  period: { end: at },
}: SimulatedSubscription): Pick<ProviderSubscription, 'scheduled' | 'repricedAt'> {
  if (!scheduled) return { scheduled: null, repricedAt: null }
  const isSame = scheduled.plan.key === plan?.key && scheduled.interval === interval
  if (isSame) return { scheduled: null, repricedAt: at }
  return { scheduled: { plan: scheduled.plan.key, interval: scheduled.interval, at }, repricedAt: null }
}

export function viewInvoice({ id, number, status, total, createdAt, lines }: SimulatedInvoice): Invoice {
  return { id, number, status, total, createdAt, lines }
}

export function viewCard({ card }: CustomerState): PaymentMethod | null {
  if (!card) return null
  const { brand, last4, expMonth, expYear } = card
  return { brand, last4, expMonth, expYear }
}

/** Newest first, after the one with the id of the cursor. */
export function pageOfInvoices(
  { invoices }: CustomerState,
  { cursor, limit }: { cursor?: string; limit: number },
): { items: Invoice[]; nextCursor: string | null } {
  const all = invoices.toReversed()
  const from = cursor === undefined ? 0 : all.findIndex(({ id }) => id === cursor) + 1
  // A cursor that names none has nothing after it.
  const rest = cursor !== undefined && from === 0 ? [] : all.slice(from)
  const items = rest.slice(0, limit).map(viewInvoice)
  return { items, nextCursor: rest.length > limit ? (items.at(-1)?.id ?? null) : null }
}

export function viewCustomer(customer: CustomerState): SimulatedCustomer {
  const { id, tenantId, name, email, fails, isAway = false, balance, subscription } = customer
  return {
    ...{ id, tenantId, name, email, fails, isAway, balance },
    card: viewCard(customer),
    subscription: subscription && viewSubscription(subscription),
    bought: subscription ? itemsOf(subscription).map(({ title, quantity }) => ({ title, quantity })) : [],
    becomes: subscription?.scheduled?.plan.title ?? null,
    next: nextStep(customer),
  }
}
