import type PgBoss from 'pg-boss'
import type { ExecuteSql } from './execute-sql'

/**
 * What pg-boss talks to. Its scripts of several statements come with their own BEGIN and COMMIT: an error between them
 * would hand a broken transaction back to the shared pool. Several statements in one simple query already are one
 * transaction, which Postgres rolls back by itself, so the words are taken out.
 */
export function queueDatabase(executeSql: ExecuteSql): PgBoss.Db {
  return {
    executeSql: (text: string, values?: unknown[]) =>
      values ? executeSql(text, values) : executeSql(withoutTransaction(text)),
  }
}

function withoutTransaction(text: string): string {
  return text.replace(/^\s*BEGIN;/, '').replace(/COMMIT;\s*$/, '')
}
