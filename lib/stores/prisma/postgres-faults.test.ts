import { execFileSync } from 'node:child_process'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { startPostgres, type TestPostgres } from '@/e2e/postgres'
import { addUser, sampleUser } from '../contract/samples'
import { openDatabase, type Database } from './database'
import { isDatabaseDown } from './database-down'
import { applyMigrations } from './migrate'
import { createRevocationFeed } from './revocation-feed'
import { createPrismaStores } from './stores'

// A server of its own: it is stopped, frozen and starved here.
let postgres: TestPostgres
let url = ''
let database: Database

beforeAll(async () => {
  postgres = await startPostgres()
  url = await postgres.createDatabase()
  database = await openDatabase({ url })
  await applyMigrations(database)
})

afterEach(() => signal('SIGCONT'))

afterAll(async () => {
  await database.close()
  await postgres.stop()
})

const stores = () => createPrismaStores(database, { outbox: () => ({ send: () => Promise.resolve() }) })

test('a frozen server is an error in under three seconds, for statements and transactions alike', async () => {
  await Promise.all(Array.from({ length: 5 }, () => addUser(stores().stores)))
  signal('SIGSTOP')
  await Promise.all([
    ...Array.from({ length: 15 }, () => expectDown(() => stores().stores.users.findByEmail('a@example.com'))),
    ...Array.from({ length: 5 }, () =>
      expectDown(() => stores().transact(({ users }) => users.findByEmail('a'))),
    ),
  ])
  await expectDown(() => stores().stores.users.findByEmail('a@example.com'))
  signal('SIGCONT')
  await expectRecovery()
})

test('a server that freezes in the middle of a transaction is an error in under three seconds, and nothing stays', async () => {
  const user = sampleUser()
  await expectDown(() =>
    stores().transact(async ({ users }) => {
      await users.createUser(user, null)
      signal('SIGSTOP')
      await users.lock(user.id)
    }),
  )
  signal('SIGCONT')
  await expectRecovery()
  expect(await stores().stores.users.findById(user.id)).toBeNull()
})

test('a spent pool is an error in under three seconds, and no longer once places are free', async () => {
  const release: (() => void)[] = []
  const holders = Array.from({ length: 10 }, () =>
    stores()
      .transact(async ({ users }) => {
        await users.findByEmail('a')
        await new Promise<void>((resolve) => release.push(resolve))
      })
      .catch((error: unknown) => error),
  )
  await expect.poll(() => release.length).toBe(10)
  await expectDown(() => stores().stores.users.findByEmail('a'))
  for (const free of release) free()
  await Promise.all(holders)
  await expectRecovery()
})

test('connections that the server cuts are replaced, idle ones without a word', async () => {
  await Promise.all(Array.from({ length: 5 }, () => stores().stores.users.findByEmail('a')))
  await postgresSaysGoodbye()
  await expectRecovery()

  const cut = stores().transact(async ({ users }) => {
    await users.findByEmail('a')
    await postgresSaysGoodbye()
    await users.findByEmail('a')
  })
  const error: unknown = await cut.catch((thrown: unknown) => thrown)
  expect(isDatabaseDown(error)).toBe(true)
  await expectRecovery()
})

test('a server that is not there is an error at once, and opening it is none', async () => {
  const gone = await openDatabase({ url: 'postgresql://postgres:x@127.0.0.1:1/none' })
  const started = Date.now()
  const error: unknown = await gone.prisma.user.findFirst().catch((thrown: unknown) => thrown)
  expect(isDatabaseDown(error)).toBe(true)
  expect(Date.now() - started).toBeLessThan(1_000)
  await gone.close()
})

test('a server stopped and started again is used again', async () => {
  await postgres.halt()
  await expectDown(() => stores().stores.users.findByEmail('a'))
  await postgres.resume()
  await expectRecovery()
})

test('the revocation feed does not claim to be live over a frozen or stopped server, and comes back', async () => {
  const { sessions } = stores().stores
  const feed = createRevocationFeed(database, { sessions, clock: { now: () => Date.now() } })
  await feed.start(() => undefined)
  for (const fault of ['freeze', 'halt']) {
    expect(feed.isLive()).toBe(true)
    if (fault === 'freeze') signal('SIGSTOP')
    else await postgres.halt()
    await expect.poll(() => feed.isLive(), { timeout: 3_000, interval: 20 }).toBe(false)
    if (fault === 'freeze') signal('SIGCONT')
    else await postgres.resume()
    await expect.poll(() => feed.isLive(), { timeout: 6_000 }).toBe(true)
  }
  await feed.stop()
})

async function expectDown(work: () => Promise<unknown>): Promise<void> {
  const started = Date.now()
  const error: unknown = await work().catch((thrown: unknown) => thrown)
  expect(isDatabaseDown(error), String(error)).toBe(true)
  expect(Date.now() - started).toBeLessThan(3_000)
}

async function expectRecovery(): Promise<void> {
  await expect
    .poll(
      () =>
        stores()
          .transact(({ users }) => users.createUser(sampleUser(), null))
          .catch(() => false),
      {
        timeout: 5_000,
        interval: 100,
      },
    )
    .toBe(true)
}

async function postgresSaysGoodbye(): Promise<void> {
  const other = await openDatabase({ url })
  await other.executeSql(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'gatehouse' AND pid <> pg_backend_pid()`,
  )
  await other.close()
}

/** To the server and all its backends, which are its children. */
function signal(name: 'SIGSTOP' | 'SIGCONT'): void {
  const table = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' })
  const children = table
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .filter(([, parent]) => parent === postgres.pid)
  for (const pid of [postgres.pid, ...children.map(([child]) => child ?? 0)]) {
    try {
      process.kill(pid, name)
    } catch {
      // Ended meanwhile.
    }
  }
}
