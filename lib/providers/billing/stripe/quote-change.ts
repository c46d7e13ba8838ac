import type Stripe from 'stripe'
import type { ChangeQuote, PlanChange } from '../../../core/billing/provider'
import { itemsAfter } from './change-plan'
import { itemChanges, itemsOf, planItemOf, type WantedItem } from './items'
import { demandSubscription } from './read-subscription'
import type { Shop } from './shop'

/** What a change would cost if it held at once. Changes nothing. */
export async function quoteChange(
  shop: Shop,
  customerId: string,
  change: Pick<PlanChange, 'plan' | 'interval' | 'dropAddOns'>,
): Promise<ChangeQuote> {
  const subscription = await demandSubscription(shop, customerId)
  const have = await itemsOf(shop, subscription)
  const wanted = await itemsAfter(shop, have, { ...change, addOns: [] })
  const renewal = wanted.reduce((sum, item) => sum + priceOf(item), 0)
  const now = planItemOf(have) ?? have[0]
  const end = now?.period.end ?? subscription.start_date
  const items = itemChanges(have, wanted)
  if (items.length === 0)
    return { currency: shop.currency, credit: 0, dueNow: 0, renewal, renewsAt: end * 1_000 }
  const preview = await shop.stripe.invoices.createPreview({
    ...{ customer: customerId, subscription: subscription.id },
    subscription_details: { items, proration_behavior: 'always_invoice' },
  })
  // Another interval begins a period of its own, except in a trial, whose end nothing moves.
  const isMoved = now?.terms.interval !== change.interval && subscription.status !== 'trialing'
  const renewsAt = isMoved ? Math.max(...preview.lines.data.map(({ period }) => period.end)) : end
  return {
    currency: preview.currency,
    ...{ credit: creditOf(preview), dueNow: Math.max(0, preview.amount_due) },
    ...{ renewal, renewsAt: renewsAt * 1_000 },
  }
}

/** What is charged by use costs nothing by itself. */
function priceOf({ price, quantity }: WantedItem): number {
  return quantity === null ? 0 : (price.unit_amount ?? 0) * quantity
}

function creditOf({ lines }: Stripe.Invoice): number {
  return lines.data.reduce((sum, { amount }) => sum + Math.max(0, -amount), 0)
}
