import type { SimulatedEvent, SimulatorStore } from '@/lib/core/billing/simulator-store'
import { Table } from './table'

/** The simulator's database in this process. A change is one turn of it, so that no other comes between. */
export function createSimulatorStore<State>(): SimulatorStore<State> {
  const customers = new Table<{ state: State; dueAt: number | null }>()
  // In the order in which they happened.
  const events = new Table<SimulatedEvent>()

  return {
    read: async (customerId) => customers.get(customerId)?.state ?? null,
    async change(customerId, change) {
      const { state, dueAt, events: told, result } = change(customers.get(customerId)?.state ?? null)
      customers.set(customerId, { state, dueAt })
      for (const event of told) events.set(event.id, { ...event, customerId, attempts: 0, deliveredAt: null })
      return result
    },
    async due(at, limit) {
      const due = customers
        .entries()
        .flatMap(([id, { dueAt }]) => (dueAt !== null && dueAt <= at ? [{ id, dueAt }] : []))
      return due
        .toSorted((one, other) => one.dueAt - other.dueAt || (one.id < other.id ? -1 : 1))
        .slice(0, limit)
        .map(({ id }) => id)
    },
    async customers(limit) {
      const ids = customers.keys().toSorted().slice(0, limit)
      return ids.flatMap((id) => customers.get(id)?.state ?? [])
    },
    undelivered: async (attempts, limit) =>
      events.filter((event) => event.deliveredAt === null && event.attempts < attempts).slice(0, limit),
    event: async (id) => events.get(id),
    events: async (limit) =>
      events
        .filter(() => true)
        .toReversed()
        .slice(0, limit),
    async attempted(id, deliveredAt) {
      const event = events.get(id)
      if (!event) return
      // What was delivered once stays delivered, whatever becomes of another attempt.
      events.set(id, {
        ...event,
        attempts: event.attempts + 1,
        deliveredAt: event.deliveredAt ?? deliveredAt,
      })
    },
  }
}
