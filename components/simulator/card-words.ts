import type { PaymentMethod } from '@/lib/core/billing/provider'

/** "Visa ending in 4242, expires 12/2029". */
export function cardWords({ brand, last4, expMonth, expYear }: PaymentMethod): string {
  const month = String(expMonth).padStart(2, '0')
  return `${brand.charAt(0).toUpperCase()}${brand.slice(1)} ending in ${last4}, expires ${month}/${expYear}`
}
