import { AppError } from '@/lib/core/errors'
import { demandSubscription, type Work } from './work'

/** Puts use beyond what is included on the next invoice. Throws CONFLICT where none is sold. */
export function addUsage(
  { customer, shop }: Work,
  { limit, quantity }: { limit: string; quantity: number },
): void {
  const { plan } = demandSubscription(customer)
  const terms = plan && Object.hasOwn(shop.plans, plan.key) ? shop.plans[plan.key] : undefined
  const overage = terms?.limits.find(({ key }) => key === limit)?.overage
  if (!terms || !overage) throw new AppError('CONFLICT', `Nothing beyond ${limit} is sold.`)
  const amount = Math.round((quantity * overage.amount) / overage.per)
  customer.usage.push({ description: `${limit} beyond ${terms.title}`, quantity, amount })
}
