import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { start } from '../../contract/samples'
import { addTenant } from '../../contract/tenancy/samples'
import type { TenancySubject } from '../../contract/tenancy/subject'
import type { Database } from '../database'
import { openTestDatabase } from '../test-database'
import { tenancySubjectOn } from '../test-tenancy'
import { createSubscriptionStore } from './subscription-store'

let database: Database
let subject: TenancySubject
beforeAll(async () => {
  database = await openTestDatabase(inject('postgresUrl'))
  subject = await tenancySubjectOn(database, database, {})
})
afterAll(() => subject.close())

const hours = 5_000

test('they are read by one query, and of thousands of periods that a limit had, a row each', async () => {
  const { id } = await addTenant(subject)
  await database.executeSql(
    `INSERT INTO "wallets" ("tenant_id", "limit_key", "period_start", "consumed")
     SELECT $1::uuid, k, "time_of"($2::bigint + 3600000::bigint * n), n
     FROM generate_series(0, $3::int) n, unnest(ARRAY['by-hour', 'other']) k`,
    [id, start, hours],
  )
  await database.executeSql('ANALYZE "wallets"')
  const { found, queries, rows } = await database.prisma.$transaction(async (db) => {
    const before = await rowsRead()
    const { queries, counting } = countingQueries(db)
    const found = await createSubscriptionStore(counting).withNewestStands(id)
    return { found, queries, rows: (await rowsRead()) - before }

    async function rowsRead() {
      const [row] = await db.$queryRaw<{ rows: bigint }[]>`
        SELECT coalesce(idx_tup_fetch, 0) + seq_tup_read AS "rows" FROM pg_stat_xact_user_tables
        WHERE relname = 'wallets'`
      return Number(row?.rows)
    }
  })
  const last = { periodStart: start + hours * 3_600_000, consumed: hours, overage: 0 }
  expect(found?.newest).toHaveLength(2)
  for (const limit of ['by-hour', 'other']) expect(found?.newest).toContainEqual({ limit, ...last })
  expect(queries).toHaveLength(1)
  expect(rows).toBeGreaterThan(0)
  expect(rows).toBeLessThanOrEqual(4)
})

type Db = Parameters<typeof createSubscriptionStore>[0]

/** The same, and a list of what is asked of it; it can be asked in no other way. */
function countingQueries(db: Db): { queries: string[]; counting: Db } {
  const queries: string[] = []
  const $queryRawUnsafe = (text: string, ...values: unknown[]) => {
    queries.push(text)
    return db.$queryRawUnsafe(text, ...values)
  }
  return { queries, counting: { $queryRawUnsafe } as unknown as Db }
}
