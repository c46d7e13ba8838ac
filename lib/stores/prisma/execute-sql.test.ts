import PgBoss from 'pg-boss'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import type { Database } from './database'
import { prismaExecutor, type ExecuteSql } from './execute-sql'
import { queueDatabase } from './queue-database'
import { openEmbeddedTestDatabase, openTestDatabase } from './test-database'

const openers = {
  embedded: openEmbeddedTestDatabase,
  Postgres: (): Promise<Database> => openTestDatabase(inject('postgresUrl')),
}

describe.each(Object.entries(openers))('jobs in a transaction of Prisma on %s', (_, open) => {
  let db: Database
  let queue: PgBoss

  beforeAll(async () => {
    db = await open()
    queue = new PgBoss({ db: queueDatabase(db.executeSql), schedule: false, supervise: false })
    await queue.start()
    await queue.createQueue('mail')
  })

  beforeEach(() => queue.purgeQueue('mail'))

  afterAll(async () => {
    await queue.stop({ graceful: false, wait: true })
    await db.close()
  })

  const data = { to: 'ada@example.com', text: 'it’s "quoted" \\ \u0001 🙂', list: [1, null, { a: true }] }

  function send(executeSql: ExecuteSql, options: PgBoss.SendOptions = {}) {
    return queue.send('mail', data, { ...options, db: queueDatabase(executeSql) })
  }

  test('is there after the commit, with its data and options', async () => {
    const id = await db.prisma.$transaction((tx) =>
      send(prismaExecutor(tx), {
        priority: 3,
        retryLimit: 5,
        retryBackoff: true,
        startAfter: new Date(Date.now() - 1_000),
        singletonKey: 'once',
        expireInSeconds: 90,
      }),
    )
    const [job] = await queue.fetch<typeof data>('mail', { includeMetadata: true })
    expect(job).toMatchObject({
      id,
      data,
      priority: 3,
      retryLimit: 5,
      retryBackoff: true,
      singletonKey: 'once',
    })
  })

  test('is not there after a rollback', async () => {
    let id: string | null = null
    const failing = db.prisma.$transaction(async (tx) => {
      id = await send(prismaExecutor(tx))
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect(id).not.toBeNull()
    expect(await queue.getQueueSize('mail')).toBe(0)
    await send(prismaExecutor(db.prisma))
    expect(await queue.getQueueSize('mail')).toBe(1)
  })

  test('values of every kind arrive as pg would send them', async () => {
    const at = new Date('2026-02-28T23:59:59.123Z')
    const text =
      'SELECT $1::int AS "int", $2::text AS "none", $3::jsonb AS "json", $4::timestamptz AS "at", $5::bool AS "yes", $6::text[] AS "list"'
    const values = [7, undefined, { a: [1] }, at, true, ['x', 'y']]
    const expected = [{ int: 7, none: null, json: { a: [1] }, at, yes: true, list: ['x', 'y'] }]
    expect((await prismaExecutor(db.prisma)(text, values)).rows).toEqual(expected)
  })

  test('several statements at once answer with the rows of the last', async () => {
    const { rows } = await db.executeSql(
      'CREATE TEMP TABLE t (id int); INSERT INTO t VALUES (1); SELECT id FROM t',
    )
    expect(rows).toEqual([{ id: 1 }])
  })
})
