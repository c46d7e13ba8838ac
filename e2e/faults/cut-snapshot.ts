import type { ExecuteSql } from '@/lib/stores/prisma/execute-sql'

/** Everything that a flow may leave behind. Rate limits are not in it: a try that failed may count as one. */
const tables = [
  'users',
  'sessions',
  'email_verifications',
  'password_resets',
  'audit_events',
  'deleted_sessions',
]
const restored = [...tables.map((table) => `public."${table}"`), 'public."rate_limits"', 'pgboss.job']

/** Columns whose new values nobody can foretell. */
const madeByChance = new Set([
  ...['id', 'user_id', 'actor_id', 'target_id', 'request_id', 'token_hash', 'browser_hash', 'password_hash'],
  ...['refresh_hash', 'previous_refresh_hash', 'salt', 'updated_at', 'deleted_at'],
])

export type Snapshots = {
  /** Empties the tables. */
  clear(): Promise<void>
  /** Keeps the tables as they are now. */
  save(): Promise<void>
  /** Puts them back as they were, without a trigger noticing. */
  restore(): Promise<void>
  /** The rows as they are now, in an order of their own: what is new since `save` and made by chance reads `new`. */
  rows(): Promise<string[]>
}

/** Copies of the tables in a schema of their own. */
export function createSnapshots(executeSql: ExecuteSql): Snapshots {
  let known = new Set<unknown>()

  async function read(): Promise<{ table: string; row: Record<string, unknown> }[]> {
    const parts = tables.map((table) => `SELECT '${table}' AS "table", to_jsonb(t) AS row FROM "${table}" t`)
    const jobs = `SELECT 'jobs', jsonb_build_object('kind', data->>'kind', 'state', state) FROM pgboss.job WHERE name = 'mail'`
    const { rows } = await executeSql([...parts, jobs].join(' UNION ALL '))
    return rows as { table: string; row: Record<string, unknown> }[]
  }

  return {
    async clear() {
      await executeSql(restored.map((table) => `DELETE FROM ${table};`).join(' '))
    },
    async save() {
      const copies = restored.map((table, at) => `CREATE TABLE saved.t${at} AS SELECT * FROM ${table};`)
      await executeSql(`DROP SCHEMA IF EXISTS saved CASCADE; CREATE SCHEMA saved; ${copies.join(' ')}`)
      known = new Set((await read()).flatMap(({ row }) => Object.values(row)))
    },
    async restore() {
      const back = restored.map(
        (table, at) => `DELETE FROM ${table}; INSERT INTO ${table} SELECT * FROM saved.t${at};`,
      )
      await executeSql(`BEGIN; SET LOCAL session_replication_role = replica; ${back.join(' ')} COMMIT;`)
    },
    async rows() {
      const masked = (row: Record<string, unknown>) =>
        Object.entries(row).map(([column, value]) =>
          madeByChance.has(column) && value !== null && !known.has(value) ? [column, 'new'] : [column, value],
        )
      return (await read()).map(({ table, row }) => JSON.stringify([table, ...masked(row)])).sort()
    },
  }
}
