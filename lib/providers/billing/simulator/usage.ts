import type { PlanModel } from '@/lib/core/access/model'
import { AppError } from '@/lib/core/errors'
import { demandSubscription, type Work } from './work'

/** Puts use beyond what is included on the next invoice. Throws CONFLICT where none is sold. */
export function addUsage(
  { customer, shop }: Work,
  { limit, quantity }: { limit: string; quantity: number },
): void {
  const { plan, addOns } = demandSubscription(customer)
  const items = [...(plan ? [plan] : []), ...addOns]
  const sold = items.flatMap(({ key }) => (Object.hasOwn(shop.plans, key) ? [shop.plans[key]] : []))
  const overageOf = (terms: PlanModel | undefined) => terms?.limits.find(({ key }) => key === limit)?.overage
  const terms = sold.find(overageOf)
  const overage = overageOf(terms)
  if (!terms || !overage) throw new AppError('CONFLICT', `Nothing beyond ${limit} is sold.`)
  const amount = Math.round((quantity * overage.amount) / overage.per)
  customer.usage.push({ description: `${limit} beyond ${terms.title}`, quantity, amount })
}
