import { availableParallelism } from 'node:os'
import { authConfig } from '@/lib/config/auth'
import { readEnv, type Env } from '@/lib/config/env'
import { site } from '@/lib/config/site'
import { systemClock, type Clock } from '@/lib/core/clock'
import { createAuth, type Auth } from '@/lib/core/auth/create-auth'
import type { RevocationFeed } from '@/lib/core/auth/revocation-feed'
import { createSealer } from '@/lib/core/crypto/seal'
import { mailboxPurpose, type Mailbox } from '@/lib/core/mail/mailbox'
import { outboxPurpose } from '@/lib/core/mail/queued-mail'
import type { MovableClock } from '@/lib/features/dev/actions'
import { sweep } from '@/lib/features/cleanup/sweep'
import type { Readiness } from '@/lib/features/health/actions'
import { createMailDelivery } from '@/lib/providers/mail/deliver'
import { createMailboxTransport } from '@/lib/providers/mail/mailbox'
import { createResendTransport } from '@/lib/providers/mail/resend'
import type { MailSite } from '@/lib/providers/mail/site'
import type { MailTransport } from '@/lib/providers/mail/transport'
import { createDatabaseClock } from '@/lib/stores/prisma/clock'
import { openDatabase, type Database } from '@/lib/stores/prisma/database'
import { isDatabaseDown } from '@/lib/stores/prisma/database-down'
import { createPrismaMailbox } from '@/lib/stores/prisma/mailbox'
import { applyMigrations, pendingMigrations } from '@/lib/stores/prisma/migrate'
import { createOutbox } from '@/lib/stores/prisma/outbox'
import { startQueue } from '@/lib/stores/prisma/queue'
import { createRevocationFeed } from '@/lib/stores/prisma/revocation-feed'
import { createPrismaStores } from '@/lib/stores/prisma/stores'
import { seed, seededSignIns } from '@/prisma/seed'
import { stampedClient } from './client-stamp'
import { authSecrets, type AuthSecrets } from './auth-keys'
import { watchKeys } from './key-files'
import { createLogger, logRequest, type Logger } from './logger'

export { seededSignIns }

/** Everything that lives as long as the process. One for all bundles of Next: proxy, routes and pages share it. */
export type Server = {
  env: Env
  log: Logger
  auth: Auth
  clock: Clock & MovableClock
  /** Where mail can be read; null when it goes to a provider. */
  mailbox: Mailbox | null
  readiness(): Promise<Readiness>
  stop(): Promise<void>
}

/** A refusal to start that is not about a variable. The message is for people. */
export class BootRefusal extends Error {
  override readonly name = 'BootRefusal'
}

const shared = globalThis as { gatehouseServer?: Promise<Server> }

/** The one server of this process. A start that failed is tried again at the next call, never remembered. */
export function server(): Promise<Server> {
  shared.gatehouseServer ??= start().catch((error: unknown) => {
    shared.gatehouseServer = undefined
    throw error
  })
  return shared.gatehouseServer
}

export function isServerDown(error: unknown): boolean {
  return isDatabaseDown(error)
}

async function start(): Promise<Server> {
  const env = readEnv()
  const secrets = authSecrets(env, authConfig.session.algorithm)
  const database = await openDatabase({ url: env.DATABASE_URL, dataDir: env.GATEHOUSE_DATA_DIR })
  try {
    const applied = await migrate(env, database)
    return await assemble(env, secrets, database, applied.includes(firstMigration))
  } catch (error) {
    await database.close().catch(() => undefined)
    throw error
  }
}

const firstMigration = '0001_foundation'

/** Development and preview migrate by themselves; production only when told to, for a migration may need a plan. */
async function migrate(env: Env, database: Database): Promise<string[]> {
  if (env.mode !== 'production' || env.MIGRATE_ON_START) return applyMigrations(database)
  const pending = await pendingMigrations(database)
  if (pending.length === 0) return []
  throw new BootRefusal(
    `The database lacks ${pending.length} migrations, from ${pending[0]} on. Run npm run db:migrate, or set MIGRATE_ON_START=1.`,
  )
}

async function assemble(
  env: Env,
  secrets: AuthSecrets,
  database: Database,
  isFresh: boolean,
): Promise<Server> {
  const log = createLogger(env.LOG_LEVEL, env.mode === 'development')
  const databaseClock = createDatabaseClock(database, { system: systemClock })
  await databaseClock.calibrate()
  const { clock } = databaseClock
  const queue = startQueue({ executeSql: database.executeSql, log })
  const sealer = createSealer(secrets.secret, outboxPurpose)
  const onQueued = () => queue.wake('mail')
  const { stores, transact } = createPrismaStores(database, {
    outbox: createOutbox({ boss: queue.boss, sealer, onQueued }),
  })
  const feed = createRevocationFeed(database, { sessions: stores.sessions, clock })
  const auth = createAuth({
    ...authConfig,
    appUrl: env.APP_URL,
    production: env.mode === 'production',
    keys: secrets.keys,
    secret: secrets.secret,
    emailPassword: {
      ...authConfig.emailPassword,
      hasher: { concurrency: Math.min(4, availableParallelism()) },
    },
    userStore: stores.users,
    sessionStore: stores.sessions,
    rateLimitStore: stores.rateLimits,
    emailVerificationStore: stores.emailVerifications,
    passwordResetStore: stores.passwordResets,
    auditStore: stores.audit,
    outbox: stores.outbox,
    transact,
    revocationFeed: feed,
    clock,
    client: stampedClient,
    isUnavailable: isDatabaseDown,
    log: (line) => logRequest(log, line),
  })
  if (isFresh && env.mode !== 'production') {
    await seed({ stores, transact, clock, hashPassword: (password) => auth.passwords.hash(password) })
  }
  await Promise.all([auth.start(), queue.ready])
  const mailbox = createPrismaMailbox(database.prisma, createSealer(secrets.secret, mailboxPurpose))
  queue.work(
    'mail',
    createMailDelivery({
      sealer,
      transport: mailTransport(env, mailbox, clock),
      site: mailSite(env),
      from: senderOf(env),
      log,
    }),
  )
  const stopWatching = secrets.fromFiles
    ? watchKeys(env.GATEHOUSE_DATA_DIR, (set) => auth.keys.replace(set))
    : () => undefined
  const stopSweeping = repeat(() => sweep(stores, mailbox, clock.now()), log)
  return {
    env,
    log,
    auth,
    clock: { now: () => clock.now(), advance: databaseClock.advance, offsetMs: databaseClock.offset },
    mailbox: env.MAIL_TRANSPORT === 'mailbox' ? mailbox : null,
    readiness: () => readiness(database, feed),
    async stop() {
      stopWatching()
      stopSweeping()
      await auth.stop()
      await queue.stop()
      await databaseClock.stop()
      await database.close()
    },
  }
}

function mailTransport(env: Env, mailbox: Mailbox, clock: Clock): MailTransport {
  if (env.MAIL_TRANSPORT === 'mailbox' || !env.RESEND_API_KEY) return createMailboxTransport(mailbox, clock)
  return createResendTransport({ apiKey: env.RESEND_API_KEY, baseUrl: env.RESEND_BASE_URL })
}

function mailSite(env: Env): MailSite {
  return { name: site.name, url: env.APP_URL, company: site.company }
}

function senderOf(env: Env): string {
  return env.MAIL_FROM ?? `${site.name} <hello@${new URL(env.APP_URL).hostname}>`
}

async function readiness(database: Database, feed: RevocationFeed): Promise<Readiness> {
  try {
    const pending = await pendingMigrations(database)
    return { database: true, migrations: pending.length === 0, feed: feed.isLive() }
  } catch {
    return { database: false, migrations: false, feed: feed.isLive() }
  }
}

const hour = 3_600_000

function repeat(work: () => Promise<void>, log: Logger): () => void {
  const run = () =>
    void work().catch((error: unknown) => log.warn({ err: error }, 'The clean-up could not run'))
  const timer = setInterval(run, hour)
  timer.unref()
  return () => clearInterval(timer)
}
