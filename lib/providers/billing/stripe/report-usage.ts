import Stripe from 'stripe'
import { itemsOf } from './items'
import { findSubscription, isLive } from './read-subscription'
import type { Shop } from './shop'

type Usage = { readonly limit: string; readonly quantity: number; readonly at: number }

/**
 * Stripe charges with an invoice what was used in its period. What is told of the period before, which is charged already,
 * is told as of the start of this one: else nobody would ever pay it.
 */
export async function reportUsage(
  shop: Shop,
  customerId: string,
  { limit, quantity, at }: Usage,
  key: string,
): Promise<void> {
  const subscription = await findSubscription(shop, customerId)
  const items = isLive(subscription) ? await itemsOf(shop, subscription) : []
  const charged = items.find(({ terms }) => terms.kind === 'usage' && terms.limit === limit)
  const timestamp = Math.max(Math.floor(at / 1_000), charged?.period.start ?? 0)
  const payload = { stripe_customer_id: customerId, value: String(quantity) }
  try {
    // The identifier, not a key: told again in a later period, it is another request about the same.
    await shop.stripe.billing.meterEvents.create({ event_name: limit, identifier: key, timestamp, payload })
  } catch (error) {
    if (!isKnownEvent(error)) throw error
  }
}

/** Stripe refuses an identifier that it has taken before, with a sentence and no code of its own. It is told already. */
function isKnownEvent(error: unknown): boolean {
  return (
    error instanceof Stripe.errors.StripeInvalidRequestError &&
    error.message.includes('event already exists with identifier')
  )
}
