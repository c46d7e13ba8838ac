import pg from 'pg'

/** How long anything may wait for the server, in ms. */
export type PoolLimits = { max: number; connectMs: number; queryMs: number }

/** For requests: whatever is wrong with the server, a person gets an answer in under three seconds. */
export const requestLimits: PoolLimits = { max: 10, connectMs: 1_400, queryMs: 1_400 }

/** For jobs and clean-up, where nobody waits and one statement may touch many rows. */
export const backgroundLimits: PoolLimits = { max: 3, connectMs: 1_400, queryMs: 30_000 }

/** For migrations: as long as it takes. */
export const migrationLimits: PoolLimits = { max: 1, connectMs: 5_000, queryMs: 0 }

/**
 * A pool whose every wait is bounded, also when the server hangs without closing a connection. It connects when it is
 * first used, replaces broken connections by itself and never keeps the process alive.
 */
export function createPool(url: string, limits: PoolLimits, applicationName: string): pg.Pool {
  // Waited for, though its type doesn't say so.
  const onConnect: (client: pg.ClientBase) => unknown = (client) => prepare(client, limits)
  const pool = new pg.Pool({
    connectionString: url,
    application_name: applicationName,
    max: limits.max,
    connectionTimeoutMillis: limits.connectMs,
    query_timeout: limits.queryMs || undefined,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    allowExitOnIdle: true,
    onConnect,
  })
  // An idle connection that breaks is replaced at its next use; without a listener it would end the process.
  pool.on('error', () => undefined)
  pool.on('connect', destroyWhenHung)
  return pool
}

/**
 * Opens connections before they are needed, one after the other: all at once, the first requests of a new process would
 * wait for each other's. Those that can't be had are left to whoever needs them.
 */
export async function openConnections(pool: pg.Pool, count: number): Promise<void> {
  const held: pg.PoolClient[] = []
  try {
    while (held.length < count) held.push(await pool.connect())
  } catch {
    // The server is down or spent.
  } finally {
    for (const client of held) client.release()
  }
}

/**
 * Sent as a statement, for poolers refuse such start-up parameters. UTC, because Prisma writes and reads times without
 * their zone. The server gives up a little before the client does, so that no work goes on unseen.
 */
async function prepare(client: pg.ClientBase, limits: PoolLimits): Promise<void> {
  const timeout = limits.queryMs ? Math.max(limits.queryMs - 100, 100) : 0
  const setUp = {
    text: `SET TIME ZONE 'UTC'; SET statement_timeout = ${timeout}; SET idle_in_transaction_session_timeout = ${timeout * 2}`,
    query_timeout: limits.connectMs,
  }
  await client.query(setUp)
}

/** A connection that didn't answer in time is cut at once: the ROLLBACK that follows must not wait as long again. */
function destroyWhenHung(client: pg.PoolClient): void {
  const query = client.query.bind(client) as (...args: unknown[]) => unknown
  const watched = (...args: unknown[]): unknown => {
    const result = query(...args)
    if (result instanceof Promise) {
      result.catch((error: unknown) => {
        if (error instanceof Error && error.message === 'Query read timeout') socketOf(client)?.destroy()
      })
    }
    return result
  }
  Object.assign(client, { query: watched })
}

function socketOf(client: object): { destroy(): void } | undefined {
  return (client as { connection?: { stream?: { destroy(): void } } }).connection?.stream
}
