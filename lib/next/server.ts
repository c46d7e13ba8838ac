import { access, tenantRoot } from '@/lib/config/access'
import { authConfig } from '@/lib/config/auth'
import { billing } from '@/lib/config/billing'
import { EnvironmentError } from '@/lib/config/create-env'
import { readEnv, type Env } from '@/lib/config/env'
import { site } from '@/lib/config/site'
import { systemClock, systemRandom, type Clock } from '@/lib/core/clock'
import { presentVersions } from '@/lib/core/billing/plan-versions'
import type { BillingProvider } from '@/lib/core/billing/provider'
import type { RenderPdf } from '@/lib/core/documents/pdf'
import type { Auth } from '@/lib/core/auth/create-auth'
import { AuthConfigError } from '@/lib/core/auth/tokens/key-ring'
import type { AuthStores } from '@/lib/core/auth/stores'
import { deriveKey } from '@/lib/core/crypto/derive-key'
import { createSealer } from '@/lib/core/crypto/seal'
import { isAppError } from '@/lib/core/errors'
import { mailboxPurpose, type Mailbox } from '@/lib/core/mail/mailbox'
import { outboxPurpose } from '@/lib/core/mail/queued-mail'
import type { Tenancy } from '@/lib/core/tenancy/stores'
import type { MovableClock } from '@/lib/features/dev/actions'
import { isKnownHost } from '@/lib/features/dev/known-host'
import { sweep } from '@/lib/features/cleanup/sweep'
import type { Readiness } from '@/lib/features/health/actions'
import { createSimulator, type Simulator } from '@/lib/providers/billing/simulator/create-simulator'
import { createStripeProvider } from '@/lib/providers/billing/stripe/provider'
import { createMailDelivery } from '@/lib/providers/mail/deliver'
import { createMailboxTransport } from '@/lib/providers/mail/mailbox'
import { createResendTransport } from '@/lib/providers/mail/resend'
import type { MailSite } from '@/lib/providers/mail/site'
import type { MailTransport } from '@/lib/providers/mail/transport'
import { renderPdf } from '@/lib/providers/pdf/render'
import { createAccessFeed } from '@/lib/stores/prisma/access-feed'
import { createDatabaseClock } from '@/lib/stores/prisma/clock'
import { openDatabase, type Database } from '@/lib/stores/prisma/database'
import { isDatabaseDown } from '@/lib/stores/prisma/database-down'
import { createPrismaMailbox } from '@/lib/stores/prisma/mailbox'
import { applyMigrations, MigrationError, pendingMigrations } from '@/lib/stores/prisma/migrate'
import { DatabaseInUseError } from '@/lib/stores/prisma/owner-lock'
import { createOutbox } from '@/lib/stores/prisma/outbox'
import { startQueue } from '@/lib/stores/prisma/queue'
import { createRevocationFeed } from '@/lib/stores/prisma/revocation-feed'
import { createPrismaSimulatorStore } from '@/lib/stores/prisma/simulator-store'
import { createPrismaStores } from '@/lib/stores/prisma/stores'
import { createPrismaTenancy } from '@/lib/stores/prisma/tenant/tenancy'
import { isTenantRoleUsable, rowSecurityRefusal } from '@/lib/stores/prisma/tenant/tenant-role'
import { seed, seededSignIns } from '@/prisma/seed'
import { authSecrets, type AuthSecrets } from './auth-keys'
import { startBillingJobs } from './billing-jobs'
import { BootRefusal, demandSellable } from './boot-refusal'
import { inTime } from './in-time'
import { watchKeys } from './key-files'
import { createLogger } from './logger'
import { readiness } from './readiness'
import { repeat } from './repeat'
import { createStarterAuth } from './starter-auth'
import { createUndo, type Undo } from './undo'
import { warmUp } from './warm-up'

export { seededSignIns }

/** Everything that lives as long as the process. One for all bundles of Next: proxy, routes and pages share it. */
export type Server = {
  env: Env
  auth: Auth
  clock: Clock & MovableClock
  /** The ways to the rows of tenants. */
  tenancy: Tenancy
  /** What features look up outside any tenant. */
  stores: Pick<AuthStores, 'users' | 'rateLimits'>
  /** Who takes the money; null where nothing is sold. */
  provider: BillingProvider | null
  /** The provider, where it is the one that takes no money. */
  simulator: Simulator | null
  renderPdf: RenderPdf
  /** Where mail can be read; null when it goes to a provider. */
  mailbox: Mailbox | null
  /** Whether a request came by a name that is ours. A page of development asks, for anyone's DNS may lead to it. */
  knownHost(headers: Headers): boolean
  readiness(): Promise<Readiness>
  stop(): Promise<void>
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

/** Stops what was started. A start that is still going on is waited for: it may be migrating. */
export async function stopServer(): Promise<void> {
  const started = await shared.gatehouseServer?.catch(() => null)
  await started?.stop()
}

/** Whether a start failed for a reason that its message tells a person, with nothing for a stack trace to add. */
export function isRefusal(error: unknown): error is Error {
  const kinds = [BootRefusal, EnvironmentError, AuthConfigError, DatabaseInUseError, MigrationError]
  return kinds.some((kind) => error instanceof kind)
}

/** Ends the streams of this process, if it has got as far as having any. */
export function endStreams(): void {
  void shared.gatehouseServer?.then(({ auth }) => auth.streams.close()).catch(() => undefined)
}

export function isServerDown(error: unknown): boolean {
  return isDatabaseDown(error) || (isAppError(error) && error.code === 'UNAVAILABLE')
}

async function start(): Promise<Server> {
  const env = readEnv()
  demandSellable(access)
  const secrets = authSecrets(env, authConfig.session.algorithm)
  const undo = createUndo()
  try {
    return await assemble(env, secrets, undo)
  } catch (error) {
    await undo.run()
    throw error
  }
}

async function assemble(env: Env, secrets: AuthSecrets, undo: Undo): Promise<Server> {
  const log = createLogger(env.LOG_LEVEL, env.mode === 'development')
  const database = await openDatabase({ url: env.DATABASE_URL, dataDir: env.GATEHOUSE_DATA_DIR })
  undo.add(() => database.close())
  const applied = await migrate(env, database)
  await checkRowSecurity(env, database)
  const databaseClock = createDatabaseClock(database, { system: systemClock })
  undo.add(() => databaseClock.stop())
  await databaseClock.calibrate()
  const { clock } = databaseClock
  const queue = startQueue({ executeSql: database.executeSql, log })
  undo.add(() => queue.stop())
  const sealer = createSealer(secrets.secret, outboxPurpose)
  const outbox = createOutbox({ boss: queue.boss, sealer, onQueued: () => queue.wake('mail') })
  const { stores, transact } = createPrismaStores(database, { outbox, root: tenantRoot })
  const tenancy = createPrismaTenancy(database, {
    root: tenantRoot,
    outbox,
    rowSecurity: env.DATABASE_RLS,
  })
  const feed = createRevocationFeed(database, { sessions: stores.sessions, clock })
  const accessFeed = createAccessFeed(database)
  const auth = createStarterAuth(env, secrets, {
    ...{ stores, transact, tenancy, feed, accessFeed, clock, log },
    isUnavailable: isDatabaseDown,
  })
  undo.add(() => auth.stop())
  await Promise.all([auth.start(), inTime(queue.ready, 10_000)])
  if (applied.includes(firstMigration) && env.mode !== 'production') {
    await seed({
      stores,
      transact,
      tenancy,
      clock,
      hashPassword: (password) => auth.passwords.hash(password),
    })
  }
  const mailbox = createPrismaMailbox(database.prisma, createSealer(secrets.secret, mailboxPurpose))
  const transport = mailTransport(env, mailbox, clock)
  queue.work('mail', createMailDelivery({ sealer, transport, site: mailSite(env), from: senderOf(env), log }))
  if (secrets.fromFiles) undo.add(watchKeys(env.GATEHOUSE_DATA_DIR, (set) => auth.keys.replace(set)))
  undo.add(repeat('The clean-up', hourMs, () => sweep({ stores, tenancy, mailbox }, clock.now()), log))
  undo.add(repeat('A sign of life', heartbeatMs, () => auth.streams.beat(), log))
  const stripe = stripeProvider(env)
  const simulator = stripe || env.mode === 'production' ? null : simulatorOn(env, secrets, database, clock)
  const provider = stripe ?? simulator?.provider ?? null
  if (simulator) undo.add(repeat('The billing simulator', minuteMs, () => simulator.tick(), log))
  await tenancy.planVersions.record(presentVersions(access), clock.now())
  undo.add(startBillingJobs({ tenancy, provider, clock, appUrl: env.APP_URL }, log))
  await warmUp(database, auth)
  return {
    env,
    auth,
    tenancy,
    stores,
    provider,
    simulator,
    renderPdf,
    clock: { now: () => clock.now(), advance: databaseClock.advance, offsetMs: databaseClock.offset },
    mailbox: env.MAIL_TRANSPORT === 'mailbox' ? mailbox : null,
    // In production a mailbox is open to the world by choice, and the host is whatever a proxy makes of it.
    knownHost: (headers) => env.mode === 'production' || isKnownHost(headers.get('host'), env.APP_URL),
    readiness: () => readiness(() => pendingMigrations(database), feed),
    stop: undo.run,
  }
}

const hourMs = 3_600_000
const minuteMs = 60_000
/** Sooner than proxies take silence for the end of a connection. */
const heartbeatMs = 15_000

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

/** Who insists on the second wall around tenants gets no app without it. */
async function checkRowSecurity(env: Env, database: Database): Promise<void> {
  if (env.DATABASE_RLS === 'on' && !(await isTenantRoleUsable(database)))
    throw new BootRefusal(rowSecurityRefusal)
}

function stripeProvider(env: Env): BillingProvider | null {
  if (!env.STRIPE_SECRET_KEY || !env.STRIPE_WEBHOOK_SECRET) return null
  return createStripeProvider({
    ...{ secretKey: env.STRIPE_SECRET_KEY, webhookSecret: env.STRIPE_WEBHOOK_SECRET },
    ...{ plans: access.plans, currency: billing.currency, baseUrl: env.STRIPE_BASE_URL },
  })
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

function simulatorOn(env: Env, { secret }: AuthSecrets, database: Database, clock: Clock): Simulator {
  return createSimulator({
    ...{ plans: access.plans, currency: billing.currency, appUrl: env.APP_URL, brand: site.name },
    ...{ clock, random: systemRandom, renderPdf },
    store: createPrismaSimulatorStore(database),
    secret: deriveKey(secret, 'billing simulator'),
  })
}
