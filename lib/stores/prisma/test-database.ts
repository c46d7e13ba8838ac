import type { AuthStores, Outbox, Transact } from '@/lib/core/auth/stores'
import { openDatabase, type Database } from './database'
import { applyMigrations } from './migrate'
import { createPrismaStores } from './stores'
import type { Subject } from '../contract/subject'

/** The embedded database, in memory. It has one owner, so that the second instance is the first. */
export async function openEmbeddedSubject(): Promise<Subject> {
  const database = await openDatabase({ dataDir: null })
  await applyMigrations(database)
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

/** A new, migrated database on the server. */
export async function openTestDatabase(serverUrl: string): Promise<Database & { url: string }> {
  const url = await createTestDatabase(serverUrl)
  const database = await openDatabase({ url, limits: patient })
  await applyMigrations(database)
  return { ...database, url }
}

/** A new, empty database on the server. Returns its URL. */
export async function createTestDatabase(serverUrl: string): Promise<string> {
  const name = `test_${Date.now().toString(36)}_${Math.random().toString(36).slice(2)}`
  const server = await openDatabase({ url: serverUrl })
  try {
    await server.executeSql(`CREATE DATABASE "${name}"`)
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
