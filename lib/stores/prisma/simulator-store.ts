import type { SimulatedChange, SimulatedEvent, SimulatorStore } from '../../core/billing/simulator-store'
import type { Database } from './database'
import { toDateOrNull, toMs, toMsOrNull, type Executor } from './executor'
import type { SimulatedEvent as EventRow } from './generated/client'
import { retryingConflicts } from './retry-conflicts'

/** The simulator's database, in the application's own. `State` is plain JSON, and never null. */
export function createPrismaSimulatorStore<State extends object>({
  prisma,
}: Pick<Database, 'prisma'>): SimulatorStore<State> {
  return {
    async read(customerId) {
      const row = await prisma.simulatedCustomer.findUnique({ where: { id: customerId } })
      return row && (row.state as State | null)
    },
    change: (customerId, change) =>
      retryingConflicts(() =>
        prisma.$transaction(async (tx) => {
          const changed = change(await lockState<State>(tx, customerId))
          await keep(tx, customerId, changed)
          return changed.result
        }),
      ),
    async due(at, limit) {
      const rows = await prisma.simulatedCustomer.findMany({
        where: { dueAt: { lte: new Date(at) } },
        orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
        ...{ take: limit, select: { id: true } },
      })
      return rows.map(({ id }) => id)
    },
    async customers(limit) {
      const rows = await prisma.simulatedCustomer.findMany({ orderBy: { id: 'asc' }, take: limit })
      return rows.map(({ state }) => state as State)
    },
    async undelivered(attempts, limit) {
      const where = { deliveredAt: null, attempts: { lt: attempts } }
      const rows = await prisma.simulatedEvent.findMany({ where, orderBy: { place: 'asc' }, take: limit })
      return rows.map(eventOf)
    },
    async event(id) {
      const row = await prisma.simulatedEvent.findUnique({ where: { id } })
      return row && eventOf(row)
    },
    async events(limit) {
      const rows = await prisma.simulatedEvent.findMany({ orderBy: { place: 'desc' }, take: limit })
      return rows.map(eventOf)
    },
    async attempted(id, deliveredAt) {
      // What was delivered once stays delivered, whatever becomes of another attempt.
      await prisma.$executeRaw`
        UPDATE "simulated_events" SET "attempts" = "attempts" + 1,
          "delivered_at" = coalesce("delivered_at", ${toDateOrNull(deliveredAt)}::timestamptz)
        WHERE "id" = ${id}`
    },
  }
}

/** A new customer has a row to lock, too: the second to come waits for it, and finds what the first has made of it. */
async function lockState<State>(db: Executor, customerId: string): Promise<State | null> {
  const lock = () => db.$queryRaw<{ state: State | null }[]>`
    SELECT "state" FROM "simulated_customers" WHERE "id" = ${customerId} FOR UPDATE`
  const [found] = await lock()
  if (found) return found.state
  await db.$executeRaw`
    INSERT INTO "simulated_customers" ("id", "state") VALUES (${customerId}, 'null'::jsonb)
    ON CONFLICT ("id") DO NOTHING`
  const [made] = await lock()
  return made?.state ?? null
}

async function keep<State extends object>(
  db: Executor,
  customerId: string,
  { state, dueAt, events }: SimulatedChange<State, unknown>,
): Promise<void> {
  await db.simulatedCustomer.update({
    where: { id: customerId },
    data: { state: state, dueAt: toDateOrNull(dueAt) },
  })
  // One after the other, for their places say in which order they happened.
  for (const { id, type, createdAt } of events)
    await db.simulatedEvent.create({ data: { id, customerId, type, createdAt: new Date(createdAt) } })
}

function eventOf({ id, customerId, type, createdAt, attempts, deliveredAt }: EventRow): SimulatedEvent {
  return {
    ...{ id, customerId, type, attempts },
    ...{ createdAt: toMs(createdAt), deliveredAt: toMsOrNull(deliveredAt) },
  }
}
