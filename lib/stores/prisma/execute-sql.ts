import type { PGlite } from '@electric-sql/pglite'
import type pg from 'pg'
import type { Prisma } from './generated/client'

/** Runs SQL with `$1`-style values, as pg-boss does. Several statements at once are fine when there are no values. */
export type ExecuteSql = (text: string, values?: unknown[]) => Promise<{ rows: unknown[] }>

export function postgresExecutor(pool: pg.Pool): ExecuteSql {
  return async (text, values) => last(await pool.query<pg.QueryResultRow>(text, values))
}

export function embeddedExecutor(pglite: PGlite): ExecuteSql {
  return async (text, values) => (values?.length ? pglite.query(text, values) : last(await pglite.exec(text)))
}

/** Inside a transaction of Prisma, or on its pool of connections for requests. */
export function prismaExecutor(client: Pick<Prisma.TransactionClient, '$queryRawUnsafe'>): ExecuteSql {
  return async (text, values = []) => ({
    rows: await client.$queryRawUnsafe<unknown[]>(text, ...values.map(toRaw)),
  })
}

/** Of several statements the last one's rows count. */
function last<T extends { rows: unknown[] }>(results: T | T[]): { rows: unknown[] } {
  const result = Array.isArray(results) ? results.at(-1) : results
  return { rows: result?.rows ?? [] }
}

/** Values as `pg` would send them: Prisma knows no undefined, and objects and lists go as their text. */
function toRaw(value: unknown): unknown {
  if (value === undefined || value === null) return null
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value)) return value
  return typeof value === 'object' ? JSON.stringify(value) : value
}
