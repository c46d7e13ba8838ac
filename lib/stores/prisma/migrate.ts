import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Database } from './database'
import { startSchemaEngine, type MigrationList, type SchemaEngine } from './schema-engine'

/** A migration can't be applied. The message says which, why, and what to do. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError'
}

/**
 * Applies what is missing of the migrations in `directory`, oldest first, exactly as `prisma migrate deploy` would.
 * Instances that start together take turns, and the later ones find nothing left to do.
 *
 * @returns the names of the migrations that this call applied.
 * @throws {MigrationError} when one fails, or failed before.
 */
export async function applyMigrations(
  database: Database,
  directory = 'prisma/migrations',
): Promise<string[]> {
  const migrationsList = readMigrations(directory)
  // The engine takes its time to start, and mostly there is nothing for it to do. What is not finished may be under way.
  const known = await recordedMigrations(database)
  if (known.every(({ finished }) => finished) && missing(migrationsList, known).length === 0) return []
  return withEngine(database, async (engine) => {
    const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters })
    return appliedMigrationNames
  })
}

/**
 * Names of the migrations in `directory` that the database lacks, oldest first. Only reads.
 *
 * @throws {MigrationError} when one failed half-way before and has to be looked at.
 */
export async function pendingMigrations(
  database: Database,
  directory = 'prisma/migrations',
): Promise<string[]> {
  const known = await recordedMigrations(database)
  const failed = known.find(({ finished }) => !finished)
  if (failed) throw failedBefore(failed.name)
  return missing(readMigrations(directory), known)
}

type Recorded = { name: string; finished: boolean }

/** What the database says of the migrations it has seen, but for those that were rolled back. */
async function recordedMigrations(database: Database): Promise<Recorded[]> {
  const { rows } = await database.executeSql(
    `SELECT to_regclass('_prisma_migrations') IS NOT NULL AS "exists"`,
  )
  if (!(rows[0] as { exists: boolean }).exists) return []
  const recorded = (await database.executeSql(
    `SELECT "migration_name" AS "name", "finished_at" IS NOT NULL AS "finished"
     FROM "_prisma_migrations" WHERE "rolled_back_at" IS NULL`,
  )) as { rows: Recorded[] }
  return recorded.rows
}

function missing({ migrationDirectories }: MigrationList, known: readonly Recorded[]): string[] {
  const names = new Set(known.map(({ name }) => name))
  return migrationDirectories.map(({ path }) => path).filter((path) => !names.has(path))
}

/** The migrations folder as the schema engine wants it. */
export function readMigrations(directory: string): MigrationList {
  const names = existsSync(directory)
    ? readdirSync(directory, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => entry.name)
        .sort()
    : []
  return {
    baseDir: resolve(directory),
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    shadowDbInitScript: '',
    migrationDirectories: names.map((name) => ({
      path: name,
      migrationFile: {
        path: 'migration.sql',
        content: { tag: 'ok', value: readFileSync(join(directory, name, 'migration.sql'), 'utf8') },
      },
    })),
  }
}

export const filters = { externalTables: [], externalEnums: [] }

async function withEngine<T>(database: Database, work: (engine: SchemaEngine) => Promise<T>): Promise<T> {
  return database.migrating(async (adapter) => {
    const engine = await startSchemaEngine(adapter)
    try {
      return await work(engine)
    } catch (error) {
      throw describe(error)
    } finally {
      engine.free()
    }
  })
}

function describe(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  const earlier = /The `([^`]+)` migration started at .* failed/.exec(error.message)?.[1]
  if (earlier) return failedBefore(earlier)
  const name = /migration_name="([^"]+)"/.exec(error.message)?.[1]
  const reason = reasonOf(error.message)
  const message = name
    ? `The migration ${name} failed: ${reason}. ${remedy(name)}`
    : `The database could not be migrated: ${reason}.`
  return new MigrationError(message, { cause: error })
}

/** What the engine says, without its trace. */
function reasonOf(message: string): string {
  const lines = message.split('\n')
  const trace = lines.findIndex((line) => /^\s+\d+: /.test(line))
  const said = (trace < 0 ? lines : lines.slice(0, trace)).filter(
    (line) => line !== 'external connector error',
  )
  return said.join(' ').trim().replace(/\.$/, '')
}

function failedBefore(name: string): MigrationError {
  return new MigrationError(`The migration ${name} failed before and was not cleared up. ${remedy(name)}`)
}

/** A script is sent whole, so nothing of it stayed unless it commits by itself. */
function remedy(name: string): string {
  return (
    `Mend it, run DELETE FROM "_prisma_migrations" WHERE "migration_name" = '${name}' ` +
    `AND "finished_at" IS NULL, and migrate again.`
  )
}
