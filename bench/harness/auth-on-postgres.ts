import { startPostgres } from '@/e2e/postgres'
import { authConfig } from '@/lib/config/auth'
import { systemClock } from '@/lib/core/clock'
import type { Duration } from '@/lib/core/duration'
import type { HasherOptions } from '@/lib/core/auth/password/hasher'
import { createAuth, type Auth } from '@/lib/core/auth/create-auth'
import type { AuthStores } from '@/lib/core/auth/stores'
import { createSealer } from '@/lib/core/crypto/seal'
import { outboxPurpose } from '@/lib/core/mail/queued-mail'
import { openDatabase, type Database } from '@/lib/stores/prisma/database'
import { applyMigrations } from '@/lib/stores/prisma/migrate'
import { createOutbox } from '@/lib/stores/prisma/outbox'
import { startQueue } from '@/lib/stores/prisma/queue'
import { createPrismaStores } from '@/lib/stores/prisma/stores'
import { createStopwatch, type Stopwatch } from './stopwatch'

/** Where a measurement differs from the starter. */
type Changes = { hasher?: HasherOptions; ttl?: Duration }

const secret = 'the secret of the benchmarks, thirty-two or more'
/** Nobody waits here, and a busy machine is no failure. */
const patient = { connectMs: 60_000, queryMs: 120_000 }

/** The starter's auth in this process, on a real Postgres, mail queue included. */
export type AuthOnPostgres = {
  auth: Auth
  stores: AuthStores
  database: Database
  /** Runs while a statement of `auth` is under way. */
  queries: Stopwatch
  close(): Promise<void>
}

/** A real server for the length of the work, which makes databases on it. */
export async function withPostgres<T>(
  work: (createDatabase: () => Promise<string>) => Promise<T>,
): Promise<T> {
  const server = await startPostgres()
  try {
    return await work(() => server.createDatabase())
  } finally {
    await server.stop()
  }
}

export async function authOnPostgres(url: string, { hasher, ttl }: Changes = {}): Promise<AuthOnPostgres> {
  const database = await openDatabase({ url, limits: patient })
  await applyMigrations(database)
  const queries = createStopwatch()
  const queue = startQueue({ executeSql: database.executeSql, log: silent })
  const outbox = createOutbox({
    boss: queue.boss,
    sealer: createSealer(secret, outboxPurpose),
    onQueued: () => undefined,
  })
  const { stores, transact } = createPrismaStores(database, { outbox })
  await queue.ready
  const auth = createAuth({
    ...authConfig,
    session: { ...authConfig.session, ...(ttl && { ttl }) },
    emailPassword: { ...authConfig.emailPassword, hasher },
    secret,
    userStore: queries.watch(stores.users),
    sessionStore: queries.watch(stores.sessions),
    rateLimitStore: queries.watch(stores.rateLimits),
    emailVerificationStore: queries.watch(stores.emailVerifications),
    passwordResetStore: queries.watch(stores.passwordResets),
    auditStore: stores.audit,
    outbox: stores.outbox,
    transact: (run) => queries.time(() => transact(run)),
    clock: systemClock,
    client: ({ headers }) => ({
      address: headers.get('x-client'),
      key: headers.get('x-client'),
      userAgent: '',
    }),
  })
  return {
    ...{ auth, stores, database, queries },
    async close() {
      await queue.stop()
      await database.close()
    },
  }
}

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined }
