import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import { addSession, addUser, hour } from '../contract/samples'
import { openDatabase, type Database } from './database'
import { createRevocationFeed } from './revocation-feed'
import { createPrismaStores } from './stores'
import { openEmbeddedTestDatabase, openTestDatabase } from './test-database'

const openers = {
  embedded: async (): Promise<{ database: Database; other: Database }> => {
    const database = await openEmbeddedTestDatabase()
    return { database, other: database }
  },
  Postgres: async (): Promise<{ database: Database; other: Database }> => {
    const database = await openTestDatabase(inject('postgresUrl'))
    return { database, other: await openDatabase({ url: database.url }) }
  },
}

const now = Date.now()
const farEnd = { expiresAt: now + hour, absoluteExpiresAt: now + hour }

describe.each(Object.entries(openers))('revocation feed on %s', (kind, open) => {
  let database: Database
  let other: Database
  let heard: string[]
  let stop: () => Promise<void>

  beforeAll(async () => {
    ;({ database, other } = await open())
  })

  afterAll(async () => {
    await other.close()
    await database.close()
  })

  beforeEach(() => {
    heard = []
    stop = () => Promise.resolve()
  })

  afterEach(async () => {
    await stop()
    await other.executeSql('DELETE FROM "users"; DELETE FROM "deleted_sessions"')
  })

  const storesOn = (on: Database) =>
    createPrismaStores(on, { outbox: () => ({ send: () => Promise.resolve() }) })

  async function listen() {
    const { sessions } = storesOn(database).stores
    const feed = createRevocationFeed(database, { sessions, clock: { now: () => now } })
    await feed.start((ids) => heard.push(...ids))
    stop = () => feed.stop()
    return feed
  }

  test('is primed with what was revoked before it started, and with nothing older', async () => {
    const { stores } = storesOn(other)
    const user = await addUser(stores)
    const [old, recent, live] = [
      await addSession(stores, user.id, farEnd),
      await addSession(stores, user.id, farEnd),
      await addSession(stores, user.id, farEnd),
    ]
    await stores.sessions.revokeSession(old.id, now - hour)
    await stores.sessions.revokeSession(recent.id, now - 1_000)
    const feed = await listen()
    expect(feed.isLive()).toBe(true)
    expect(heard).toEqual([recent.id])
    expect(heard).not.toContain(live.id)
  })

  test('hears of every way of ending a session, from another instance', async () => {
    await listen()
    const { stores, transact } = storesOn(other)
    const [user, leaver] = [await addUser(stores), await addUser(stores)]
    const ids: string[] = []
    const add = async (userId: string) => {
      const { id } = await addSession(stores, userId, farEnd)
      ids.push(id)
      return id
    }
    await stores.sessions.revokeSession(await add(user.id), now)
    await stores.sessions.revokeSessionOf(user.id, await add(user.id), now)
    await add(user.id)
    await stores.sessions.revokeSessionsOf(user.id, now)
    await add(user.id)
    await stores.sessions.evictSessions(user.id, 0, now)
    await add(leaver.id)
    await stores.users.deleteUser(leaver.id)
    await other.executeSql(`UPDATE sessions SET revoked_at = now() WHERE id = $1`, [await add(user.id)])
    await other.executeSql(`DELETE FROM sessions WHERE id = $1`, [await add(user.id)])
    const inTransaction = await add(user.id)
    await transact((transaction) => transaction.sessions.revokeSession(inTransaction, now))
    await expect.poll(() => heard.toSorted(), { timeout: 1_000 }).toEqual(ids.toSorted())
  })

  test('hears nothing of what was taken back, rotated or deleted long after its end', async () => {
    await listen()
    const { stores, transact } = storesOn(other)
    const user = await addUser(stores)
    const session = await addSession(stores, user.id, farEnd)
    await addSession(stores, user.id, { expiresAt: now - hour })
    const failing = transact(async ({ sessions }) => {
      await sessions.revokeSession(session.id, now)
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    await stores.sessions.updateSession(session.id, { factorVerifiedAt: now })
    await stores.sessions.deleteEndedBefore(now - hour / 2)
    await stores.sessions.revokeSession(session.id, now)
    await expect.poll(() => heard).toEqual([session.id])
  })

  test('stops when told', async () => {
    const feed = await listen()
    await feed.stop()
    expect(feed.isLive()).toBe(false)
    const { stores } = storesOn(other)
    const session = await addSession(stores, (await addUser(stores)).id, farEnd)
    await stores.sessions.revokeSession(session.id, now)
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(heard).toEqual([])
  })

  // The embedded database has no connection that could be cut.
  if (kind === 'Postgres') {
    test('a cut connection is noticed at once, and caught up with', async () => {
      const feed = await listen()
      const { stores } = storesOn(other)
      const user = await addUser(stores)
      const [cut, gone] = [await addSession(stores, user.id, farEnd), await addUser(stores)]
      const deleted = await addSession(stores, gone.id, farEnd)
      await other.executeSql(
        `WITH ended AS (SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE application_name = 'gatehouse listener' AND datname = current_database()) SELECT count(*) FROM ended`,
      )
      await expect.poll(() => feed.isLive(), { timeout: 1_000, interval: 5 }).toBe(false)
      await stores.sessions.revokeSession(cut.id, now)
      await stores.users.deleteUser(gone.id)
      await expect.poll(() => feed.isLive(), { timeout: 5_000 }).toBe(true)
      expect(heard).toEqual(expect.arrayContaining([cut.id, deleted.id]))

      const later = await addSession(stores, user.id, farEnd)
      await stores.sessions.revokeSession(later.id, now)
      await expect.poll(() => heard, { timeout: 1_000 }).toContain(later.id)
    })
  }
})
