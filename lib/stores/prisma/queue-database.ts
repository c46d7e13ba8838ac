import type PgBoss from 'pg-boss'

/** Runs SQL with `$1` parameters: on the pool, on the embedded database, or inside a caller's transaction. */
export type ExecuteSql = (text: string, values?: unknown[]) => Promise<{ rows: unknown[] }>

/**
 * What pg-boss talks to. Its scripts of several statements come with their own BEGIN and COMMIT: an error between them
 * would hand a broken transaction back to the shared pool. Several statements in one simple query already are one
 * transaction, which Postgres rolls back by itself, so the words are taken out.
 */
export function queueDatabase(executeSql: ExecuteSql): PgBoss.Db {
  return {
    async executeSql(text: string, values?: unknown[]) {
      if (!values) return rowsOf(await executeSql(withoutTransaction(text)))
      return rowsOf(await executeSql(text, values.map(parameter)))
    },
  }
}

function withoutTransaction(text: string): string {
  return text.replace(/^\s*BEGIN;/, '').replace(/COMMIT;\s*$/, '')
}

// Several statements answer with several results; pg-boss reads rows of single statements only.
function rowsOf(result: { rows: unknown[] } | { rows: unknown[] }[]): { rows: unknown[] } {
  return Array.isArray(result) ? { rows: [] } : result
}

// Drivers differ in what they make of undefined and of a plain object; null and JSON text are the same to all of them.
function parameter(value: unknown): unknown {
  if (value === undefined || value === null) return null
  return typeof value === 'object' && !Array.isArray(value) ? JSON.stringify(value) : value
}
