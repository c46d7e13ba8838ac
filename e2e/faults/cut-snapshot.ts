import type { ExecuteSql } from '@/lib/stores/prisma/execute-sql'

/** Everything that a flow may leave behind. Rate limits are not in it: a try that failed may count as one. */
const tables = [
  ...['users', 'sessions', 'email_verifications', 'password_resets', 'audit_events', 'deleted_sessions'],
  ...['tenants', 'user_tenants', 'user_tenant_roles', 'invitations', 'resources', 'closure'],
  ...['roles', 'permissions', 'role_permissions', 'flags', 'flag_overrides', 'workspaces', 'projects'],
]
const restored = [...tables.map((table) => `public."${table}"`), 'public."rate_limits"', 'pgboss.job']

/** Columns whose new values nobody can foretell; nor can they any new id, wherever it stands. */
const madeByChance = new Set([
  ...['token_hash', 'browser_hash', 'password_hash', 'refresh_hash', 'previous_refresh_hash', 'salt'],
  ...['request_id', 'updated_at', 'deleted_at', 'purge_at'],
])
const uuids = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g

type TableRow = { table: string; row: Record<string, unknown> }

export type Snapshots = {
  /** Empties the tables. */
  clear(): Promise<void>
  /** Keeps the tables as they are now. */
  save(): Promise<void>
  /** Puts them back as they were, without a trigger noticing. */
  restore(): Promise<void>
  /** The rows as they are now, in an order of their own: what is new since `save` and made by chance reads `new`. `except`: columns. */
  rows(except?: readonly string[]): Promise<string[]>
}

/** Copies of the tables in a schema of their own. */
export function createSnapshots(executeSql: ExecuteSql): Snapshots {
  let known = new Set<unknown>()

  async function read(): Promise<TableRow[]> {
    const parts = tables.map((table) => `SELECT '${table}' AS "table", to_jsonb(t) AS row FROM "${table}" t`)
    const jobs = `SELECT 'jobs', jsonb_build_object('kind', data->>'kind', 'state', state) FROM pgboss.job WHERE name = 'mail'`
    const { rows } = await executeSql([...parts, jobs].join(' UNION ALL '))
    return rows as TableRow[]
  }

  return {
    async clear() {
      await executeSql(untriggered(restored.map((table) => `DELETE FROM ${table};`)))
    },
    async save() {
      const copies = restored.map((table, at) => `CREATE TABLE saved.t${at} AS SELECT * FROM ${table};`)
      await executeSql(`DROP SCHEMA IF EXISTS saved CASCADE; CREATE SCHEMA saved; ${copies.join(' ')}`)
      const rows = (await read()).map(({ row }) => row)
      known = new Set([...rows.flatMap(Object.values), ...(JSON.stringify(rows).match(uuids) ?? [])])
    },
    async restore() {
      const back = restored.map(
        (table, at) => `DELETE FROM ${table}; INSERT INTO ${table} SELECT * FROM saved.t${at};`,
      )
      await executeSql(untriggered(back))
    },
    async rows(except = []) {
      const masked = (table: string, row: Record<string, unknown>) =>
        Object.entries(row)
          .filter(([column]) => !except.includes(`${table}.${column}`))
          .map(([column, value]) =>
            madeByChance.has(column) && value !== null && !known.has(value)
              ? [column, 'new']
              : [column, value],
          )
      const nameless = (text: string) => text.replaceAll(uuids, (id) => (known.has(id) ? id : 'new'))
      const text = ({ table, row }: TableRow) => nameless(JSON.stringify([table, ...masked(table, row)]))
      return (await read()).map(text).sort()
    },
  }
}

function untriggered(statements: string[]): string {
  return `BEGIN; SET LOCAL session_replication_role = replica; ${statements.join(' ')} COMMIT;`
}
