import type { AuthStores, Outbox, Transact } from '@/lib/core/auth/stores'
import { databaseOver, openDatabase, type Database } from './database'
import { openEmbedded } from './embedded'
import { applyMigrations } from './migrate'
import { createPrismaStores } from './stores'
import type { Subject } from '../contract/subject'

/** The embedded database, in memory. It has one owner, so that the second instance is the first. */
export async function openEmbeddedSubject(): Promise<Subject> {
  const database = await openEmbeddedTestDatabase()
  const own = storesOf(database)
  return { ...own, other: own, clear: () => clear(database), close: () => database.close() }
}

/** An empty database of a real server, and two pools on it. */
export async function openPostgresSubject(serverUrl: string): Promise<Subject> {
  const database = await openTestDatabase(serverUrl)
  const other = await openDatabase({ url: database.url, limits: patient })
  return {
    ...storesOf(database),
    other: storesOf(other),
    clear: () => clear(database),
    close: async () => {
      await other.close()
      await database.close()
    },
  }
}

/** A busy machine is no failure here: what the limits do is a test of its own. */
export const patient = { connectMs: 10_000, queryMs: 10_000 }

let files: Promise<Blob> | undefined

/** A new, migrated database inside this process, in memory. */
export async function openEmbeddedTestDatabase(): Promise<Database> {
  files ??= migratedFiles()
  return databaseOver(await openEmbedded(null, await files))
}

/** To make one and migrate it takes several times as long as to copy it. */
async function migratedFiles(): Promise<Blob> {
  const embedded = await openEmbedded(null)
  const database = databaseOver(embedded)
  await applyMigrations(database)
  const dump = await embedded.pglite.dumpDataDir('none')
  await database.close()
  return dump
}

const templates = new Map<string, Promise<string>>()

/** A new, migrated database on the server. */
export async function openTestDatabase(serverUrl: string): Promise<Database & { url: string }> {
  const template = templates.get(serverUrl) ?? migratedTemplate(serverUrl)
  templates.set(serverUrl, template)
  const url = await createTestDatabase(serverUrl, await template)
  return { ...(await openDatabase({ url, limits: patient })), url }
}

/** The name of a database that nobody is connected to, so that it can be copied. */
async function migratedTemplate(serverUrl: string): Promise<string> {
  const url = await createTestDatabase(serverUrl)
  const database = await openDatabase({ url, limits: patient })
  await applyMigrations(database)
  await database.close()
  return new URL(url).pathname.slice(1)
}

/** A new database on the server, empty or a copy of another. Returns its URL. */
export async function createTestDatabase(serverUrl: string, template = 'template1'): Promise<string> {
  const name = `test_${Date.now().toString(36)}_${Math.random().toString(36).slice(2)}`
  const server = await openDatabase({ url: serverUrl })
  try {
    await server.executeSql(`CREATE DATABASE "${name}" TEMPLATE "${template}"`)
  } finally {
    await server.close()
  }
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return url.href
}

export function storesOf(database: Database): { stores: AuthStores; transact: Transact } {
  return createPrismaStores(database, { outbox: () => silentOutbox })
}

/** What becomes of mail is the queue's own test. */
export const silentOutbox: Outbox = { send: () => Promise.resolve() }

/** Deleted, not truncated: quicker for a few rows. What a trigger leaves behind goes last. */
export async function clear({ executeSql }: Database): Promise<void> {
  const tables = [
    'users',
    'email_verifications',
    'password_resets',
    'rate_limits',
    'audit_events',
    'deleted_sessions',
    'tenants',
    'flags',
    'simulated_customers',
  ]
  await executeSql(tables.map((table) => `DELETE FROM "${table}";`).join(' '))
}
