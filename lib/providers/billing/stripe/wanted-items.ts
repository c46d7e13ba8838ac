import type Stripe from 'stripe'
import { planVersion } from '../../../core/billing/plan-version'
import type { BillingInterval } from '../../../core/billing/provider'
import { AppError } from '../../../core/errors'
import { chargedLimits, lookupKey } from './catalogue'
import type { Item, WantedItem } from './items'
import { findPrices } from './prices'
import type { Shop } from './shop'

/** `isKept`: under the terms that it was sold under, where it is there already. */
export type Line = { readonly key: string; readonly quantity: number; readonly isKept: boolean }

/** The prices that lines are sold for, and those of what they let be used beyond what they include. */
export async function wantedItems(
  shop: Shop,
  lines: readonly Line[],
  interval: BillingInterval,
  have: readonly Item[],
): Promise<WantedItem[]> {
  const found = await Promise.all(lines.map((line) => itemsOfLine(shop, line, interval, have)))
  const metered = new Set<string | null>()
  // A meter counts for the whole customer: two prices on it would charge the same use twice.
  return found.flat().filter(({ terms }) => {
    if (terms.kind !== 'usage') return true
    const isFirst = !metered.has(terms.limit)
    metered.add(terms.limit)
    return isFirst
  })
}

async function itemsOfLine(
  shop: Shop,
  { key, quantity, isKept }: Line,
  interval: BillingInterval,
  have: readonly Item[],
): Promise<WantedItem[]> {
  const own = isKept ? have.filter(({ terms }) => terms.key === key) : []
  const held = own.find(({ terms }) => terms.kind !== 'usage')
  const usage = own.filter(({ terms }) => terms.kind === 'usage')
  if (held?.terms.interval === interval) return [{ ...held, quantity }, ...usage]
  const version = held?.terms.version
  const items = version === undefined ? [] : await pricedItems(shop, { key, version, interval }, quantity)
  if (items.length > 0) return items
  return presentItems(shop, key, interval, quantity)
}

/** As it is sold now. */
async function presentItems(
  shop: Shop,
  key: string,
  interval: BillingInterval,
  quantity: number,
): Promise<WantedItem[]> {
  const plan = Object.hasOwn(shop.plans, key) ? shop.plans[key] : undefined
  if (!plan?.price[interval])
    throw new AppError('CONFLICT', `${plan?.title ?? key} is not sold by the ${interval}.`)
  const items = await pricedItems(shop, { key, version: planVersion(plan), interval }, quantity)
  if (items.length > 0) return items
  throw new AppError('UNAVAILABLE', `${plan.title} can’t be bought yet: it is not set up for payment.`, {
    retryAfterMs: 60_000,
  })
}

/** None where that version was never sold by that interval. */
async function pricedItems(
  shop: Shop,
  sold: { key: string; version: string; interval: BillingInterval },
  quantity: number,
): Promise<WantedItem[]> {
  const plan = shop.plans[sold.key]
  const limits = plan ? chargedLimits(plan).map(({ key }) => key) : []
  const named = [null, ...limits].map((limit) => ({ ...sold, limit }))
  const prices = await findPrices(shop, named.map(lookupKey))
  const priceOf = (terms: (typeof named)[number]): Stripe.Price | undefined => prices.get(lookupKey(terms))
  if (!named[0] || !priceOf(named[0])) return []
  return named.flatMap((terms): WantedItem[] => {
    const price = priceOf(terms)
    if (!price) return []
    if (terms.limit !== null) return [{ price, quantity: null, terms: { ...terms, kind: 'usage' } }]
    return [{ price, quantity, terms: { ...terms, kind: plan?.addOn ? 'add-on' : 'plan' } }]
  })
}
