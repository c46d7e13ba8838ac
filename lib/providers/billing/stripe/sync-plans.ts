import Stripe from 'stripe'
import type { PlanModel } from '../../../core/access/model'
import { planVersion } from '../../../core/billing/plan-version'
import type { BillingInterval } from '../../../core/billing/provider'
import {
  chargedLimits,
  intervals,
  lookupKey,
  metadataOf,
  productId,
  type ChargedLimit,
  type SoldTerms,
} from './catalogue'
import { lookUpPrices } from './prices'
import type { Shop } from './shop'

/**
 * Makes what is missing of products, prices and meters, and says what it made. A price that is there stays as it is, for
 * somebody may be paying it: other terms have another version, and get a price of their own.
 */
export async function syncPlans(shop: Shop, plans: readonly PlanModel[]): Promise<{ created: string[] }> {
  const sold = plans.filter((plan) => soldIntervals(plan).length > 0)
  const created: string[] = []
  await makeProducts(shop, sold, created)
  const meters = await makeMeters(shop, sold, created)
  const wanted = sold.flatMap((plan) => pricesOf(plan, meters))
  const found = await lookUpPrices(
    shop.stripe,
    wanted.map(({ terms }) => lookupKey(terms)),
  )
  for (const { terms, cost } of wanted) {
    const lookup_key = lookupKey(terms)
    const there = found.get(lookup_key)
    if (there?.currency === shop.currency) continue
    await shop.stripe.prices.create({
      ...{ lookup_key, currency: shop.currency, product: productId(terms.key), metadata: metadataOf(terms) },
      // A lookup key is of one price: after a change of currency it moves to the new one.
      ...{ ...cost, transfer_lookup_key: there !== undefined },
    })
    created.push(`price ${lookup_key}`)
  }
  return { created }
}

/** What costs nothing is not sold. */
function soldIntervals({ price }: PlanModel): BillingInterval[] {
  return intervals.filter((interval) => (price[interval] ?? 0) > 0)
}

async function makeProducts({ stripe }: Shop, plans: readonly PlanModel[], created: string[]): Promise<void> {
  for (const { key, title } of plans) {
    const id = productId(key)
    const { data } = await stripe.products.list({ ids: [id] })
    const [there] = data
    if (there && there.name !== title) await stripe.products.update(id, { name: title })
    if (there) continue
    await stripe.products.create({ id, name: title, metadata: { plan: key } })
    created.push(`product ${id}`)
  }
}

/** A meter for each limit that can be passed for money, whichever plans have it. Answers their ids by limit. */
async function makeMeters(
  { stripe }: Shop,
  plans: readonly PlanModel[],
  created: string[],
): Promise<Map<string, string>> {
  const ids = new Map<string, string>()
  const keys = new Set(plans.flatMap((plan) => chargedLimits(plan).map(({ key }) => key)))
  if (keys.size === 0) return ids
  const meters = stripe.billing.meters.list({ status: 'active', limit: 100 })
  for await (const { event_name, id } of meters) ids.set(event_name, id)
  for (const key of keys) {
    if (ids.has(key)) continue
    const { id } = await stripe.billing.meters.create({
      ...{ display_name: key, event_name: key },
      default_aggregation: { formula: 'sum' },
      customer_mapping: { type: 'by_id', event_payload_key: 'stripe_customer_id' },
      value_settings: { event_payload_key: 'value' },
    })
    ids.set(key, id)
    created.push(`meter ${key}`)
  }
  return ids
}

type WantedPrice = { terms: SoldTerms; cost: Omit<Stripe.PriceCreateParams, 'currency'> }

function pricesOf(plan: PlanModel, meters: ReadonlyMap<string, string>): WantedPrice[] {
  const { key, title, addOn, price } = plan
  const version = planVersion(plan)
  return soldIntervals(plan).flatMap((interval) => {
    const sold = { key, version, interval }
    const base: WantedPrice = {
      terms: { ...sold, kind: addOn ? 'add-on' : 'plan', limit: null },
      cost: { nickname: title, unit_amount: price[interval] ?? 0, recurring: { interval } },
    }
    const usage = chargedLimits(plan).map((limit): WantedPrice => {
      const recurring = { interval, usage_type: 'metered' as const, meter: meters.get(limit.key) }
      return {
        terms: { ...sold, kind: 'usage', limit: limit.key },
        cost: { nickname: `${title}: ${limit.key}`, unit_amount_decimal: unitCost(limit), recurring },
      }
    })
    return [base, ...usage]
  })
}

/** Down to what Stripe can count, 12 decimals, so that the cap of a period is never passed by rounding. */
function unitCost({ overage: { amount, per } }: ChargedLimit): Stripe.Decimal {
  const { from } = Stripe.Decimal
  const exact = from(amount).div(from(per), 34, 'round-down')
  return exact.round('round-down', { mode: 'decimal-places', value: 12 })
}
