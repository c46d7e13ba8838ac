import type { PlanModel } from '@/lib/core/access/model'
import type { SimulatedEvent } from '@/lib/core/billing/simulator-store'
import type { Random } from '@/lib/core/clock'
import { AppError } from '@/lib/core/errors'
import { newId } from './ids'
import { liveSubscription, type CustomerState, type SimulatedSubscription } from './state'

/** What is sold, for how much. */
export type Shop = {
  readonly plans: { readonly [key: string]: PlanModel }
  readonly currency: string
  readonly random: Random
}

/** One change of one customer: what it makes of the customer, in place, and what is told about it. */
export type Work = {
  readonly customer: CustomerState
  readonly shop: Shop
  readonly events: Pick<SimulatedEvent, 'id' | 'type' | 'createdAt'>[]
}

/** The names that Stripe has for them. */
type EventType =
  | 'checkout.session.completed'
  | 'customer.subscription.created'
  | 'customer.subscription.updated'
  | 'customer.subscription.deleted'
  | 'customer.subscription.trial_will_end'
  | 'invoice.paid'
  | 'invoice.payment_failed'

export function tell({ events, shop }: Work, type: EventType, createdAt: number): void {
  events.push({ id: newId(shop.random, 'evt'), type, createdAt })
}

/** Throws CONFLICT where there is none. */
export function demandSubscription(customer: CustomerState): SimulatedSubscription {
  const subscription = liveSubscription(customer)
  if (!subscription) throw new AppError('CONFLICT', 'There is no subscription.')
  return subscription
}
