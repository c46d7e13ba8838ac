import type Stripe from 'stripe'
import { soldTermsOf, type SoldTerms } from './catalogue'
import type { Shop } from './shop'

/** One of our prices in a subscription. `quantity` is null for what is charged by use. */
export type Item = {
  readonly id: string
  readonly terms: SoldTerms
  readonly price: Stripe.Price
  readonly quantity: number | null
  /** Epoch seconds. */
  readonly period: { readonly start: number; readonly end: number }
}

export type WantedItem = Pick<Item, 'terms' | 'price' | 'quantity'>

/** What of a subscription is ours: what somebody added by hand is left alone. */
export async function itemsOf({ stripe }: Shop, { id, items }: Stripe.Subscription): Promise<Item[]> {
  const all = items.has_more
    ? (await stripe.subscriptionItems.list({ subscription: id, limit: 100 })).data
    : items.data
  return all.flatMap(({ id, price, quantity, current_period_start, current_period_end }) => {
    const terms = soldTermsOf(price)
    if (!terms) return []
    const period = { start: current_period_start, end: current_period_end }
    return [{ id, terms, price, period, quantity: terms.kind === 'usage' ? null : (quantity ?? 1) }]
  })
}

export function planItemOf(items: readonly Item[]): Item | undefined {
  return items.find(({ terms }) => terms.kind === 'plan')
}

/** What Stripe has to be told so that one list of items becomes another; empty when it is so already. */
export function itemChanges(
  have: readonly Item[],
  wanted: readonly WantedItem[],
): Stripe.SubscriptionUpdateParams.Item[] {
  const left = new Set(have)
  const changes = wanted.flatMap((next): Stripe.SubscriptionUpdateParams.Item[] => {
    const now = [...left].find((item) => takesPlaceOf(next, item))
    if (now) left.delete(now)
    if (now && now.price.id === next.price.id && now.quantity === next.quantity) return []
    return [{ ...(now && { id: now.id }), ...lineOf(next) }]
  })
  return [...changes, ...[...left].map(({ id }) => ({ id, deleted: true }))]
}

/** As Stripe takes it in subscriptions, their phases and on its page. What is charged by use may have no quantity. */
export function lineOf({ price, quantity }: Pick<WantedItem, 'price' | 'quantity'>): {
  price: string
  quantity?: number
} {
  return { price: price.id, ...(quantity !== null && { quantity }) }
}

/** A plan takes the place of any, so that Stripe sees one thing that changes and settles the difference. */
function takesPlaceOf({ terms, price }: WantedItem, item: Item): boolean {
  if (terms.kind === 'usage') return item.price.id === price.id
  return item.terms.kind === terms.kind && (terms.kind === 'plan' || item.terms.key === terms.key)
}
