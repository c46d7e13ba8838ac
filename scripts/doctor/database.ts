import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Env } from '@/lib/config/env'
import { openDatabase, type Database } from '@/lib/stores/prisma/database'
import { isDatabaseDown } from '@/lib/stores/prisma/database-down'
import { MigrationError, pendingMigrations } from '@/lib/stores/prisma/migrate'
import { DatabaseInUseError } from '@/lib/stores/prisma/owner-lock'
import type { Finding } from './finding'
import { checkFeed } from './feed'
import { checkMailQueue } from './mail-queue'
import { checkRowSecurity } from './row-security'
import { askServer } from './running-server'

const part = 'Database'

/** The database and what lives in it. While a server owns the embedded one, that server is asked instead. */
export async function checkDatabase(env: Partial<Env>): Promise<Finding[]> {
  const dataDir = env.GATEHOUSE_DATA_DIR ?? '.data'
  if (!env.DATABASE_URL && env.mode === 'production') return []
  if (!env.DATABASE_URL && !existsSync(join(dataDir, 'db'))) {
    return [{ part, state: 'well', text: `embedded, in ${dataDir}: made when the app first starts` }]
  }
  try {
    const database = await openDatabase({ dataDir, ...(env.DATABASE_URL && { url: env.DATABASE_URL }) })
    try {
      return [
        await describe(database, env),
        await migrations(database),
        ...(await checkRowSecurity(database, env)),
        await checkFeed(database),
        ...(await checkMailQueue(database, env)),
      ]
    } finally {
      await database.close()
    }
  } catch (error) {
    return explain(error, env)
  }
}

async function describe(database: Database, env: Partial<Env>): Promise<Finding> {
  const { rows } = await database.executeSql('SELECT current_setting($1) AS version', ['server_version'])
  const version = (rows as { version: string }[])[0]?.version ?? ''
  if (database.kind === 'postgres')
    return { part, state: 'well', text: `Postgres ${version} at ${hostOf(env.DATABASE_URL ?? '')}` }
  const text = `embedded Postgres ${version}, in ${env.GATEHOUSE_DATA_DIR ?? '.data'}`
  return { part, state: 'well', text, advice: 'To use a server, set DATABASE_URL=postgresql://…' }
}

async function migrations(database: Database): Promise<Finding> {
  const pending = await pendingMigrations(database)
  if (pending.length === 0) return { part: 'Migrations', state: 'well', text: 'all applied' }
  const advice = 'npm run db:migrate, or MIGRATE_ON_START=1'
  return {
    part: 'Migrations',
    state: 'broken',
    text: `${pending.length} pending: ${pending.join(', ')}`,
    advice,
  }
}

async function explain(error: unknown, env: Partial<Env>): Promise<Finding[]> {
  if (error instanceof DatabaseInUseError) return askServer(env.APP_URL ?? '', error.pid)
  if (error instanceof MigrationError) return [{ part: 'Migrations', state: 'broken', text: error.message }]
  if (!isDatabaseDown(error)) throw error
  const text = env.DATABASE_URL
    ? `${hostOf(env.DATABASE_URL)} can't be reached`
    : 'the embedded database does not answer'
  return [{ part, state: 'broken', text, advice: 'Is DATABASE_URL right, and the server up?' }]
}

/** Without the name and the password that the address holds. */
function hostOf(url: string): string {
  const { host, pathname } = new URL(url)
  return `${host}${pathname}`
}
