import type Stripe from 'stripe'
import type { PaymentMethod } from '../../../core/billing/provider'
import { isMissing } from './failures'
import { findSubscription } from './read-subscription'
import { once, type Shop } from './shop'

/**
 * One for each tenant and key. What may differ between two who ask for the same tenant, the name and the address, is
 * written after it: with one key Stripe takes one request alone.
 */
export async function createCustomer(
  shop: Shop,
  { id: tenantId, name, email }: { readonly id: string; readonly name: string; readonly email: string },
  key: string,
): Promise<string> {
  const customer = await shop.stripe.customers.create({ metadata: { tenantId } }, once(shop, key))
  await shop.stripe.customers.update(customer.id, { name, email })
  return customer.id
}

/** False of one that was deleted, and of one that is none of this account's, or of the other mode's. */
export async function hasCustomer({ stripe }: Shop, customerId: string): Promise<boolean> {
  try {
    return !(await stripe.customers.retrieve(customerId)).deleted
  } catch (error) {
    if (isMissing(error)) return false
    throw error
  }
}

export async function portalUrl({ stripe }: Shop, customer: string, return_url: string): Promise<string> {
  const { url } = await stripe.billingPortal.sessions.create({ customer, return_url })
  return url
}

/** The card that the next invoice is charged to: of the subscription, else of the customer. */
export async function paymentMethod(shop: Shop, customerId: string): Promise<PaymentMethod | null> {
  const { stripe } = shop
  const customer = await stripe.customers.retrieve(customerId)
  // Stripe knows of no subscriptions of one that was deleted: to ask for them fails.
  if (customer.deleted) return null
  const subscription = await findSubscription(shop, customerId)
  const given =
    subscription?.default_payment_method ?? customer.invoice_settings.default_payment_method ?? null
  if (given === null) return null
  return cardOf(typeof given === 'string' ? await stripe.paymentMethods.retrieve(given) : given)
}

/** Null for what is no card, such as a debit from an account. */
function cardOf({ card }: Stripe.PaymentMethod): PaymentMethod | null {
  if (!card) return null
  return { brand: card.brand, last4: card.last4, expMonth: card.exp_month, expYear: card.exp_year }
}
