import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import type { AccessFeed } from '@/lib/core/auth/access/access-feed'
import type { AccessEvent } from '@/lib/core/tenancy/types'
import { createAccessFeed } from './access-feed'
import type { Database } from './database'
import { openEmbeddedTestDatabase, openTestDatabase } from './test-database'

const openers = {
  embedded: openEmbeddedTestDatabase,
  Postgres: (): Promise<Database> => openTestDatabase(inject('postgresUrl')),
}

const event: AccessEvent = { tenantId: 't1', userId: null, type: 'role_changed' }

describe.each(Object.entries(openers))('access feed on %s', (kind, open) => {
  let database: Database
  let heard: AccessEvent[]
  let missed: number
  let feed: AccessFeed

  beforeAll(async () => void (database = await open()))
  afterAll(() => database.close())

  beforeEach(async () => {
    ;[heard, missed] = [[], 0]
    feed = createAccessFeed(database)
    await feed.start({ onEvent: (one) => heard.push(one), onMissed: () => missed++ })
  })

  afterEach(() => feed.stop())

  const notify = (payload: string) =>
    database.executeSql(`SELECT pg_notify('gatehouse_access', $1)`, [payload])

  test('hears of what is committed, and is live while it does', async () => {
    expect([feed.isLive(), missed]).toEqual([true, 1])
    await notify(JSON.stringify(event))
    await expect.poll(() => heard, { timeout: 1_000 }).toEqual([event])
    expect(missed).toBe(1)
  })

  test.each(['', 'null', '{', '"text"', '{"tenantId":"t1"}'])(
    'takes %j for something that it missed',
    async (payload) => {
      await notify(payload)
      await expect.poll(() => missed, { timeout: 1_000 }).toBe(2)
      expect(heard).toEqual([])
    },
  )

  test('hears nothing once it was stopped, and may be started again', async () => {
    await feed.stop()
    expect(feed.isLive()).toBe(false)
    await notify(JSON.stringify(event))
    await feed.start({ onEvent: (one) => heard.push(one), onMissed: () => missed++ })
    await notify(JSON.stringify({ ...event, type: 'plan_changed' }))
    await expect.poll(() => heard.map(({ type }) => type), { timeout: 1_000 }).toEqual(['plan_changed'])
    expect([feed.isLive(), missed]).toEqual([true, 2])
  })

  // The embedded database has no connection that could be cut.
  if (kind === 'Postgres') {
    test('a cut connection is noticed at once, and what happened meanwhile counts as missed', async () => {
      await database.executeSql(
        `WITH ended AS (SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE application_name = 'gatehouse listener' AND datname = current_database()) SELECT count(*) FROM ended`,
      )
      await expect.poll(() => feed.isLive(), { timeout: 1_000, interval: 5 }).toBe(false)
      await expect.poll(() => feed.isLive(), { timeout: 5_000 }).toBe(true)
      expect(missed).toBe(2)
      await notify(JSON.stringify(event))
      await expect.poll(() => heard, { timeout: 1_000 }).toEqual([event])
    })
  }
})
