/** How this product is paid for. What it sells stands in `access.ts`. */
export const billing = {
  /** ISO 4217, in small letters. Prices are in its minor units. */
  currency: 'usd',
} as const
