import { stableHash } from '../access/stable-hash'
import type { PlanTerms } from './active-plans'

/**
 * Names what a plan gives and costs: its features, limits and price, in whichever order they are written. Who has taken a
 * version keeps it while the definition moves on.
 */
export function planVersion({ features, limits, price }: PlanTerms): string {
  const sorted = [...limits].sort((one, other) => (one.key < other.key ? -1 : 1))
  const spelled = sorted.map(({ key, gates, per, max, overage }) => [
    ...[key, gates, per, max],
    overage && [overage.amount, overage.per, overage.cap],
  ])
  return stableHash(JSON.stringify([[...features].sort(), spelled, price.month, price.year])).toString(36)
}
