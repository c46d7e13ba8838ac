import type Stripe from 'stripe'
import type { Shop } from './shop'

/** As many as Stripe looks up at once. */
const atOnce = 10

/** What is sold now, by lookup key: in the currency of the shop. What is not there is not in it. */
export async function findPrices(
  { stripe, currency }: Shop,
  keys: readonly string[],
): Promise<Map<string, Stripe.Price>> {
  const found = await lookUpPrices(stripe, keys)
  return new Map([...found].filter(([, price]) => price.currency === currency))
}

/** In whichever currency: there is one price of each lookup key. */
export async function lookUpPrices(
  stripe: Stripe,
  keys: readonly string[],
): Promise<Map<string, Stripe.Price>> {
  const found = new Map<string, Stripe.Price>()
  for (let from = 0; from < keys.length; from += atOnce) {
    const lookup_keys = keys.slice(from, from + atOnce)
    const { data } = await stripe.prices.list({ lookup_keys, active: true, limit: atOnce })
    for (const price of data) if (price.lookup_key !== null) found.set(price.lookup_key, price)
  }
  return found
}
