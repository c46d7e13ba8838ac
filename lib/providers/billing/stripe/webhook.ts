import type Stripe from 'stripe'
import type { BillingEvent } from '../../../core/billing/provider'
import { AppError } from '../../../core/errors'
import type { Shop } from './shop'

const toleranceSeconds = 300

/** Throws SIGNATURE for whatever was not signed with our secret over these very bytes, at about this time. */
export function parseWebhook(shop: Shop, body: Uint8Array, headers: Headers, now: number): BillingEvent {
  try {
    return eventOf(verified(shop, body, headers.get('stripe-signature') ?? '', now))
  } catch (error) {
    // The SDK's own error holds the body and the header.
    const cause = new Error(error instanceof Error ? error.name : 'no error')
    throw new AppError(
      'SIGNATURE',
      'The signature is missing, too old, or not over this body.',
      {},
      { cause },
    )
  }
}

function verified(
  { stripe, webhookSecret }: Shop,
  body: Uint8Array,
  signature: string,
  now: number,
): Stripe.Event {
  // The SDK would read broken bytes as �, and leave out a byte order mark: other bytes than were signed would pass.
  const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body)
  const event = stripe.webhooks.constructEvent(
    text,
    signature,
    webhookSecret,
    toleranceSeconds,
    undefined,
    now,
  )
  // It refuses what is old. What is signed for later is as wrong, and could be kept for later.
  const signedAt = Number([...signature.matchAll(/(?:^|,)t=(\d+)/g)].at(-1)?.[1])
  if (!(signedAt - now / 1_000 <= toleranceSeconds)) throw new Error('signed for later')
  return event
}

function eventOf(event: Stripe.Event): BillingEvent {
  const { id, type, created } = event
  if (typeof id !== 'string' || typeof type !== 'string' || !Number.isFinite(created))
    throw new Error('no event')
  return { id, type, customerId: customerOf(event.data?.object), createdAt: created * 1_000 }
}

/** Whose the object is: a customer is its own. Null for what is of no customer, such as a price. */
function customerOf(object: unknown): string | null {
  if (typeof object !== 'object' || object === null) return null
  const { object: kind, id, customer } = object as Partial<Record<'object' | 'id' | 'customer', unknown>>
  const owner = kind === 'customer' ? id : customer
  if (typeof owner === 'string') return owner
  const isWrittenOut = typeof owner === 'object' && owner !== null && 'id' in owner
  return isWrittenOut && typeof owner.id === 'string' ? owner.id : null
}
