import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import { createPool, openConnections, requestLimits } from './postgres-pool'

const url = inject('postgresUrl')
const limits = { ...requestLimits, connectMs: 10_000, queryMs: 10_000 }
let pool: pg.Pool
let name: string
beforeEach(() => {
  name = `warm ${randomUUID()}`
  pool = createPool(url, limits, name)
})
afterEach(() => pool.end())

test('connections opened ahead lie idle and ready, on the server too', async () => {
  expect(await connected()).toBe(0)
  await openConnections(pool, 5)
  expect(pool.idleCount).toBe(5)
  expect(await connected()).toBe(5)
  await Promise.all(Array.from({ length: 5 }, () => pool.query('SELECT 1')))
  expect(pool.totalCount).toBe(5)
})

test('opening more than the server gives keeps those that were had, and says nothing', async () => {
  const first = pool.connect.bind(pool) as () => Promise<pg.PoolClient>
  let given = 0
  pool.connect = (() => (given++ < 2 ? first() : Promise.reject(new Error('too many clients')))) as never
  await openConnections(pool, 5)
  expect(pool.idleCount).toBe(2)
})

test('a server that is not there is no error when connections are opened ahead', async () => {
  const nowhere = createPool('postgresql://postgres:x@127.0.0.1:1/none', limits, 'warm nowhere')
  await openConnections(nowhere, 5)
  expect(nowhere.totalCount).toBe(0)
  await nowhere.end()
})

async function connected(): Promise<number> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<{ count: number }>(
    'SELECT count(*)::int AS "count" FROM pg_stat_activity WHERE application_name = $1',
    [name],
  )
  await client.end()
  return rows[0]?.count ?? 0
}
