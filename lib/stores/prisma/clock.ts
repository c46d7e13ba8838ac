import type { Clock } from '@/lib/core/clock'
import type { Database } from './database'

const channel = 'clock_offset'
const everyMs = 10_000
const samples = 5

export type DatabaseClock = {
  clock: Clock
  /** Asks the database for its time. The clock is the system's until this has succeeded once. */
  calibrate(): Promise<void>
  /** Moves the application's clock forward, in every instance, for good: to see expiry without waiting. */
  advance(ms: number): Promise<void>
  /** How far it has been moved, in ms. */
  offset(): number
  stop(): Promise<void>
}

type Sample = { skew: number; roundTrip: number; offset: number }

/**
 * The one time of all instances: the database's, wherever their own clocks stand, plus what `advance` added. It asks
 * again every 10 s, and at once when another instance moves the clock; while the database is down it runs on with what
 * it knows. Nothing here keeps the process alive.
 */
export function createDatabaseClock(database: Database, { system }: { system: Clock }): DatabaseClock {
  let skew = 0
  let offset = 0

  const calibrate = async (): Promise<void> => {
    let best = await measure(database, system)
    for (let taken = 1; taken < samples && best.roundTrip > 0; taken++) {
      const sample = await measure(database, system)
      if (sample.roundTrip < best.roundTrip) best = sample
    }
    // Less than the uncertainty of the measurement is no difference: time shall not jitter.
    if (Math.abs(best.skew - skew) > best.roundTrip / 2 + 1) skew = Math.round(best.skew)
    offset = best.offset
  }
  const calibrateQuietly = () => calibrate().catch(() => undefined)

  const timer = setInterval(() => void calibrateQuietly(), everyMs).unref()
  const subscription = database.notifications
    .subscribe(channel, { onMessage: () => void calibrateQuietly(), onUp: calibrateQuietly })
    .catch(() => null)

  return {
    clock: { now: () => system.now() + skew + offset },
    calibrate,
    async advance(ms) {
      const [moved] = await database.prisma.$queryRaw<{ offset: bigint }[]>`
        WITH moved AS (
          INSERT INTO "clock_offset" AS c ("id", "offset_ms") VALUES (1, ${ms}::bigint)
          ON CONFLICT ("id") DO UPDATE SET "offset_ms" = c."offset_ms" + excluded."offset_ms"
          RETURNING "offset_ms")
        SELECT "offset_ms" AS "offset", pg_notify(${channel}, '')::text AS "told" FROM moved`
      if (moved) offset = Number(moved.offset)
    },
    offset: () => offset,
    async stop() {
      clearInterval(timer)
      const unsubscribe = await subscription
      await unsubscribe?.()
    },
  }
}

/** One question; the answer is taken to have been given half-way between asking and hearing it. */
async function measure(database: Database, system: Clock): Promise<Sample> {
  const asked = system.now()
  const [row] = await database.prisma.$queryRaw<{ now: number; offset: bigint }[]>`
    SELECT extract(epoch FROM clock_timestamp())::float8 * 1000 AS "now",
      coalesce((SELECT "offset_ms" FROM "clock_offset" WHERE "id" = 1), 0) AS "offset"`
  const heard = system.now()
  if (!row) throw new Error('The database did not tell its time.')
  const offset = Number(row.offset)
  // The embedded database runs on this process's own clock.
  if (database.kind === 'embedded') return { skew: 0, roundTrip: 0, offset }
  return { skew: row.now - (asked + heard) / 2, roundTrip: heard - asked, offset }
}
