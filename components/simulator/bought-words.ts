import type { SimulatedCustomer } from '@/lib/core/billing/simulator-desk'

/** What a customer has bought, and what becomes of it: "Pro, More summaries × 2, by the month; becomes Free". */
export function boughtWords({
  subscription,
  bought,
  becomes,
}: Pick<SimulatedCustomer, 'subscription' | 'bought' | 'becomes'>): string {
  if (!subscription) return 'Nothing yet'
  const { interval, cancelAtPeriodEnd, status } = subscription
  const items = bought.map(({ title, quantity }) => (quantity > 1 ? `${title} × ${quantity}` : title))
  const all = `${items.join(', ')}, by the ${interval}`
  if (status === 'canceled') return `${items.join(', ') || 'Nothing'}, until it ended`
  if (becomes !== null) return `${all}; becomes ${becomes}`
  return cancelAtPeriodEnd ? `${all}; canceled` : all
}
