import type { AccessModel } from '../access/model'

/**
 * Why the definition can't be sold, in words for whoever wrote it; null when it can. A subscription has one base plan, so
 * that base plans with a price are of one group; others are given by hand.
 */
export function sellingProblem({ plans }: Pick<AccessModel, 'plans'>): string | null {
  const sold = Object.values(plans).filter(
    ({ addOn, price }) => !addOn && Math.max(price.month ?? 0, price.year ?? 0) > 0,
  )
  const groups = [...new Set(sold.map(({ group }) => group))]
  if (groups.length < 2) return null
  const named = groups.map((group) => {
    const own = sold.filter((plan) => plan.group === group).map(({ key }) => `plans["${key}"]`)
    return `${own.join(', ')} of the group "${group}"`
  })
  return `Plans with a price must be of one group, for a subscription has one of them: ${named.join('; ')}. Sell the others as add-ons, or leave out their price and give them by hand (lib/config/access.ts).`
}
