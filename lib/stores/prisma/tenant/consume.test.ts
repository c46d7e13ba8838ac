import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { start } from '../../contract/samples'
import { addTenant } from '../../contract/tenancy/samples'
import type { TenancySubject } from '../../contract/tenancy/subject'
import type { Database } from '../database'
import { sqlStateOf } from '../database-down'
import { openTestDatabase } from '../test-database'
import { tenancySubjectOn } from '../test-tenancy'

let database: Database
let subject: TenancySubject
beforeAll(async () => {
  database = await openTestDatabase(inject('postgresUrl'))
  subject = await tenancySubjectOn(database, database, {})
})
afterAll(() => subject.close())

const counter = { limit: 'ai-limit', periodStart: start, included: null, most: null }

test.each([
  ['one counter', [counter]],
  ['several counters', [counter, { ...counter, limit: 'by-day' }]],
  ['no counter', []],
])('of a tenant that is purged meanwhile nothing of %s is left', async (_, counters) => {
  const home = await addTenant(subject)
  await home.within(({ tenant }) => tenant.markDeleted(start, start + 1))
  const of = { tenantId: home.id, userId: home.owner.id, entitlement: 'ai:generate', amount: 1, at: start }
  const consume = async () => {
    // One after the other, so that some come before it, some while it is done and some after.
    for (let turn = 0; turn < 20; turn++)
      await subject.tenancy.wallet.consume({ ...of, key: randomUUID(), counters })
  }
  const consuming = Array.from({ length: 4 }, () => consume().catch((error: unknown) => sqlStateOf(error)))
  expect(await subject.tenancy.directory.purgeDeleted(start + 2)).toEqual([home.id])
  expect(new Set(await Promise.all(consuming)), 'foreign_key_violation').toEqual(new Set(['23503']))
  const { rows } = await database.executeSql(
    `SELECT 1 FROM "consumptions" WHERE "tenant_id" = $1::uuid UNION ALL SELECT 1 FROM "wallets" WHERE "tenant_id" = $1::uuid`,
    [home.id],
  )
  expect(rows).toEqual([])
})
