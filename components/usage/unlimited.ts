import { soldOffers } from '@/components/billing/offer'
import type { Usage } from '@/lib/features/usage/read'

/** What other plans limit and the plan of now does not name at all. */
export function unlimitedOf(limits: Usage['limits']): { key: string; entitlement: string }[] {
  const { plans, addOns } = soldOffers()
  const known = [...plans, ...addOns].flatMap((offer) => offer.limits)
  const others = known.filter(({ key }) => !limits.some((limit) => limit.key === key))
  return [...new Map(others.map(({ key, entitlement }) => [key, { key, entitlement }])).values()]
}
