import { PrismaPg } from '@prisma/adapter-pg'
import type { SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils'
import { join } from 'node:path'
import { PrismaPGlite } from 'pglite-prisma-adapter'
import { embeddedMigrationAdapter, postgresMigrationAdapter } from './migration-adapter'
import { createEmbeddedNotifications } from './embedded-notifications'
import { openEmbedded, type Embedded } from './embedded'
import { PrismaClient } from './generated/client'
import type { Notifications } from './notifications'
import { createPostgresNotifications } from './postgres-notifications'
import {
  backgroundLimits,
  createPool,
  migrationLimits,
  openConnections,
  requestLimits,
  type PoolLimits,
} from './postgres-pool'
import { embeddedExecutor, postgresExecutor, type ExecuteSql } from './execute-sql'

/** An open database: a Postgres server, or the embedded one. */
export type Database = {
  kind: 'embedded' | 'postgres'
  prisma: PrismaClient
  /** Plain SQL outside any request: jobs and clean-up. Patient where `prisma` is not. */
  executeSql: ExecuteSql
  notifications: Notifications
  /** Has connections ready for the first requests; without any when the server is down, which it does not say. */
  warmUp(): Promise<void>
  /** Runs `work` while no other process migrates. */
  migrating<T>(work: (adapter: SqlMigrationAwareDriverAdapterFactory) => Promise<T>): Promise<T>
  close(): Promise<void>
}

export type DatabaseOptions = {
  /** A Postgres server; without it the embedded database is opened. */
  url?: string
  /** Where the embedded database lives, in a folder `db`; null keeps it in memory. Default `.data`. */
  dataDir?: string | null
  /** Other bounds than `requestLimits` for what requests do on a server. */
  limits?: Partial<PoolLimits>
}

/**
 * Opens the database. A server is first contacted by the first statement, so that the application also starts, and
 * recovers, while it is down.
 *
 * @throws {DatabaseInUseError} when another process owns the embedded database.
 */
export async function openDatabase(options: DatabaseOptions = {}): Promise<Database> {
  return options.url ? openPostgres(options.url, options.limits) : openInProcess(options.dataDir)
}

function openPostgres(url: string, overrides: Partial<PoolLimits> = {}): Database {
  const limits = { ...requestLimits, ...overrides }
  const requests = createPool(url, limits, 'gatehouse')
  const background = createPool(url, backgroundLimits, 'gatehouse jobs')
  const prisma = new PrismaClient({
    adapter: new PrismaPg(requests),
    transactionOptions: transactionLimits(limits),
  })
  const notifications = createPostgresNotifications(url)
  return {
    kind: 'postgres',
    prisma,
    executeSql: postgresExecutor(background),
    notifications,
    // Half of them: while instances replace each other, the server has to bear both.
    warmUp: () => openConnections(requests, Math.ceil(limits.max / 2)),
    migrating: (work) =>
      postgresMigrationAdapter(() => createPool(url, migrationLimits, 'gatehouse migrations'), work),
    close: once(async () => {
      await notifications.close()
      await prisma.$disconnect()
      await Promise.all([requests.end(), background.end()])
    }),
  }
}

async function openInProcess(dataDir: string | null = '.data'): Promise<Database> {
  const place = dataDir === null ? null : { lockIn: dataDir, files: join(dataDir, 'db') }
  return databaseOver(await openEmbedded(place))
}

/** The embedded database that has been started. Closing the one closes the other. */
export function databaseOver(embedded: Embedded): Database {
  const { pglite } = embedded
  const prisma = new PrismaClient({
    adapter: new PrismaPGlite(pglite),
    transactionOptions: transactionLimits(requestLimits),
  })
  return {
    kind: 'embedded',
    prisma,
    executeSql: embeddedExecutor(pglite),
    notifications: createEmbeddedNotifications(pglite),
    warmUp: () => Promise.resolve(),
    migrating: (work) => work(embeddedMigrationAdapter(pglite)),
    close: once(async () => {
      await prisma.$disconnect()
      await embedded.close()
    }),
  }
}

/** How long to wait for a transaction to begin, and how long one may take, in ms. */
function transactionLimits({ connectMs, queryMs }: PoolLimits) {
  return { maxWait: connectMs + 200, timeout: 2 * queryMs }
}

function once(close: () => Promise<void>): () => Promise<void> {
  let closing: Promise<void> | null = null
  return () => (closing ??= close())
}
