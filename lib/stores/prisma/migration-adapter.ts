import { PrismaPg } from '@prisma/adapter-pg'
import {
  DriverAdapterError,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils'
import { PGlite } from '@electric-sql/pglite'
import type pg from 'pg'
import { PrismaPGlite } from 'pglite-prisma-adapter'

type Factory = SqlMigrationAwareDriverAdapterFactory

/** Any number; the same in every instance, so that one of them migrates at a time. */
const migrationLock = 4_718_231_055

/** The embedded database for the schema engine. It has one owner, so no lock is needed. */
export function embeddedMigrationAdapter(pglite: PGlite): Factory {
  return withScripts(new PrismaPGlite(pglite), async (script) => void (await pglite.exec(script)))
}

/** Runs `work` with a throwaway database in memory: what a migrations folder amounts to is worked out there. */
export async function scratchAdapter<T>(work: (adapter: Factory) => Promise<T>): Promise<T> {
  const pglite = await PGlite.create()
  const scratch = embeddedMigrationAdapter(pglite)
  try {
    return await work({ ...scratch, connectToShadowDb: scratch.connect })
  } finally {
    await pglite.close()
  }
}

/**
 * Runs `work` with a server, holding a lock on a connection of its own: instances that start together take turns. The
 * server gives the lock up by itself when its connection ends.
 */
export async function postgresMigrationAdapter<T>(
  createPool: () => pg.Pool,
  work: (adapter: Factory) => Promise<T>,
): Promise<T> {
  const lockPool = createPool()
  const workPool = createPool()
  try {
    const lock = await lockPool.connect()
    lock.on('error', () => undefined)
    try {
      await lock.query('SELECT pg_advisory_lock($1)', [migrationLock])
      return await work(
        withScripts(new PrismaPg(workPool), async (script) => void (await workPool.query(script))),
      )
    } finally {
      lock.release(true)
    }
  } finally {
    await Promise.all([lockPool.end(), workPool.end()])
  }
}

/**
 * The adapters run a migration carelessly: one splits it at every semicolon, also inside functions, the other doesn't
 * wait for it. Here it is sent whole, so that it takes effect completely or not at all.
 */
function withScripts(factory: Factory, execute: (script: string) => Promise<void>): Factory {
  const run = (script: string) => execute(script).catch(rethrowForEngine)
  const wrap = (adapter: SqlDriverAdapter): SqlDriverAdapter =>
    new Proxy(adapter, {
      get(target, property) {
        if (property === 'executeScript') return run
        const value: unknown = Reflect.get(target, property, target)
        return typeof value === 'function' ? value.bind(target) : value
      },
    })
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: async () => wrap(await factory.connect()),
    connectToShadowDb: async () => wrap(await factory.connectToShadowDb()),
  }
}

/** The engine tells what the database said only when it is handed over in this form. */
function rethrowForEngine(error: unknown): never {
  if (!(error instanceof Error) || !('code' in error) || !('severity' in error)) throw error
  const { code, severity, message, detail, column, hint } = error as pg.DatabaseError
  throw new DriverAdapterError({
    kind: 'postgres',
    code: code ?? 'N/A',
    severity: severity ?? 'N/A',
    message,
    detail,
    column,
    hint,
    originalCode: code,
    originalMessage: message,
  })
}
