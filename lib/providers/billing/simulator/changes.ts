import type { SimulatorStore } from '@/lib/core/billing/simulator-store'
import type { Clock } from '@/lib/core/clock'
import { AppError } from '@/lib/core/errors'
import { advance, nextStep } from './advance'
import type { Delivery } from './delivery'
import { forgetOld, once } from './once'
import { newCustomer, type CustomerState } from './state'
import type { Shop, Work } from './work'

/** What is done to a customer, at a time that everything before has happened until. */
export type Act<Result> = (work: Work, now: number) => Result

/** The ways to a customer: each sees it as it is now, with all that was due until now. */
export type Changes = {
  /** Throws NOT_FOUND for a customer that there is not. Tells the receiver before it returns, if it can. */
  change<Result>(customerId: string, act: Act<Result>): Promise<Result>
  /** The same, once for each key. */
  changeOnce<Result>(customerId: string, key: string, request: unknown, act: Act<Result>): Promise<Result>
  /** Makes the customer unless there is one. */
  open(tenant: Parameters<typeof newCustomer>[0]): Promise<void>
  read(customerId: string): Promise<CustomerState | null>
  /** Lets happen what is due, to everybody. */
  settleAll(): Promise<void>
}

const batch = 50

export function createChanges({
  store,
  shop,
  clock,
  delivery,
}: {
  store: SimulatorStore<CustomerState>
  shop: Shop
  clock: Clock
  delivery: Delivery
}): Changes {
  function apply<Result>(customerId: string, act: Act<Result>): Promise<Result> {
    return store.change(customerId, (found) => {
      if (!found) throw noCustomer()
      const work: Work = { customer: structuredClone(found), shop, events: [] }
      const now = clock.now()
      advance(work, now)
      forgetOld(work.customer, now)
      const result = act(work, now)
      return { state: work.customer, dueAt: dueOf(work.customer), events: work.events, result }
    })
  }

  async function change<Result>(customerId: string, act: Act<Result>): Promise<Result> {
    const result = await apply(customerId, act)
    // It is done, whoever could be told of it: what could not waits for the next time.
    await delivery.run().catch(() => undefined)
    return result
  }

  return {
    change,
    changeOnce: (customerId, key, request, act) =>
      change(customerId, (work, now) => once(work.customer, key, request, now, () => act(work, now))),
    open: (tenant) =>
      store.change(tenant.id, (found) => {
        const state = found ?? newCustomer(tenant)
        return { state, dueAt: dueOf(state), events: [], result: undefined }
      }),
    async read(customerId) {
      const found = await store.read(customerId)
      const due = found && dueOf(found)
      if (due === null || due > clock.now()) return found
      return apply(customerId, ({ customer }) => structuredClone(customer))
    },
    async settleAll() {
      for (let due = await store.due(clock.now(), batch); due.length > 0;) {
        for (const customerId of due) await apply(customerId, () => undefined)
        due = await store.due(clock.now(), batch)
      }
    },
  }
}

function dueOf(customer: CustomerState): number | null {
  return nextStep(customer)?.at ?? null
}

export function noCustomer(): AppError {
  return new AppError('NOT_FOUND', 'There is no such customer.')
}
