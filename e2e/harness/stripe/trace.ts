import type { World } from './world'

/** All that a customer has bought or could pay for: the same, whenever the same was done as often. */
export function traceOf(world: World, customer: string): object {
  const of = <T extends { customer: string }>(things: Iterable<T>) =>
    [...things].filter((thing) => thing.customer === customer)
  return {
    charged: of(world.charges).map(({ amount }) => amount),
    pages: of(world.sessions.values()).map(({ status, lines, trialDays }) => ({ status, lines, trialDays })),
    invoices: of(world.invoices.values()).map(({ total }) => total),
    subscriptions: of(world.subscriptions.values()).map((one) => ({
      ...{ status: one.status, endsWithPeriod: one.cancel_at_period_end },
      items: one.items.data.map(({ price, quantity }) => [price.lookup_key, quantity]),
      scheduled: world.schedules.get(one.schedule ?? '')?.phases.map(({ items }) => items) ?? null,
    })),
  }
}
