import { AppError } from '@/lib/core/errors'
import type { CustomerState } from './state'

const dayMs = 86_400_000

/**
 * Does something once for each key, and answers the same whenever it is asked again within 24 hours. What fails was not
 * done, and may be tried again. Throws CONFLICT when the key was used for something else.
 */
export function once<Result>(
  customer: CustomerState,
  key: string,
  request: unknown,
  now: number,
  act: () => Result,
): Result {
  const spelled = JSON.stringify(request)
  const known = customer.keys.find((one) => one.key === key)
  if (known && known.request !== spelled) throw new AppError('CONFLICT', 'This key was used for another act.')
  if (known) return known.result as Result
  const result = act()
  customer.keys.push({ key, at: now, request: spelled, result })
  return result
}

/** Forgets keys and checkouts that are older than a day. */
export function forgetOld(customer: CustomerState, now: number): void {
  customer.keys = customer.keys.filter(({ at }) => at > now - dayMs)
  customer.orders = customer.orders.filter(({ openedAt }) => openedAt > now - dayMs)
}
