import { moneyWords } from './money'
import type { BillingInterval, Offer } from './offer'

/** "$29 a month"; "Free" for nothing, "Not sold by the year" where there is no such price. */
export function priceWords({ price }: Pick<Offer, 'price'>, interval: BillingInterval, quantity = 1): string {
  const amount = price[interval]
  if (amount === null) return `Not sold by the ${interval}`
  return amount === 0 ? 'Free' : `${moneyWords(amount * quantity, price.currency)} a ${interval}`
}

/** What paying for a year saves against twelve months, in minor units; 0 where it saves nothing. */
export function yearlySaving({ price }: Pick<Offer, 'price'>): number {
  if (price.month === null || price.year === null) return 0
  return Math.max(0, price.month * 12 - price.year)
}

/** The saving in words: "Saves $58 a year"; null where there is none. */
export function savingWords(offer: Pick<Offer, 'price'>): string | null {
  const saving = yearlySaving(offer)
  return saving === 0 ? null : `Saves ${moneyWords(saving, offer.price.currency)} a year`
}

/** How much a year saves at most, in percent, over several offers. */
export function mostSaved(offers: readonly Pick<Offer, 'price'>[]): number {
  const parts = offers.map((offer) => yearlySaving(offer) / Math.max(1, (offer.price.month ?? 0) * 12))
  return Math.floor(Math.max(0, ...parts) * 100)
}
