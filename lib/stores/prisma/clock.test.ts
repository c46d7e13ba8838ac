import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest'
import { createDatabaseClock, type DatabaseClock } from './clock'
import { openDatabase, type Database } from './database'
import { openEmbeddedTestDatabase, openTestDatabase } from './test-database'

const minute = 60_000
const fast = { now: () => Date.now() + 5 * minute }
const slow = { now: () => Date.now() - 5 * minute }
const right = { now: () => Date.now() }

describe('on Postgres', () => {
  let database: Database & { url: string }
  const clocks: DatabaseClock[] = []

  beforeAll(async () => {
    database = await openTestDatabase(inject('postgresUrl'))
  })

  afterEach(async () => {
    for (const clock of clocks.splice(0)) await clock.stop()
    await database.executeSql('DELETE FROM "clock_offset"')
  })

  afterAll(() => database.close())

  const start = async (on: Database, system: { now(): number }) => {
    const clock = createDatabaseClock(on, { system })
    clocks.push(clock)
    await clock.calibrate()
    return clock
  }

  test('instances whose own clocks are ten minutes apart agree, by the database’s time', async () => {
    const ahead = await start(database, fast)
    const behind = await start(database, slow)
    expect(Math.abs(ahead.clock.now() - behind.clock.now())).toBeLessThan(100)
    expect(Math.abs(ahead.clock.now() - Date.now())).toBeLessThan(100)
  })

  test('an instance that moves the clock moves it for all, and for those that start later', async () => {
    const second = await openDatabase({ url: database.url })
    const [here, there] = [await start(database, right), await start(second, fast)]
    await here.advance(31 * 24 * 60 * minute)
    expect(here.offset()).toBe(31 * 24 * 60 * minute)
    await expect.poll(() => there.offset(), { timeout: 2_000 }).toBe(here.offset())
    await there.advance(minute)
    await expect.poll(() => here.offset(), { timeout: 2_000 }).toBe(31 * 24 * 60 * minute + minute)
    expect(Math.abs(here.clock.now() - there.clock.now())).toBeLessThan(100)
    const late = await start(second, slow)
    expect(late.offset()).toBe(here.offset())
    await second.close()
  })

  test('does not jitter when asked again', async () => {
    const clock = createDatabaseClock(database, { system: { now: () => Date.now() } })
    clocks.push(clock)
    await clock.calibrate()
    const skew = clock.clock.now() - Date.now()
    for (let turn = 0; turn < 10; turn++) await clock.calibrate()
    expect(Math.abs(clock.clock.now() - Date.now() - skew)).toBeLessThanOrEqual(20)
  })

  test('runs on with what it knows while the database is away', async () => {
    const away = await openDatabase({ url: database.url })
    const clock = await start(away, fast)
    await away.close()
    await expect(clock.calibrate()).rejects.toThrow()
    expect(Math.abs(clock.clock.now() - Date.now())).toBeLessThan(100)
  })
})

test('on the embedded database the clock is the process’s own, and can be moved for good', async () => {
  const database = await openEmbeddedTestDatabase()
  const frozen = { now: () => 1_000_000 }
  const clock = createDatabaseClock(database, { system: frozen })
  await clock.calibrate()
  expect(clock.clock.now()).toBe(1_000_000)
  await clock.advance(minute)
  await clock.advance(minute)
  expect(clock.clock.now()).toBe(1_000_000 + 2 * minute)
  const later = createDatabaseClock(database, { system: frozen })
  await later.calibrate()
  expect(later.clock.now()).toBe(1_000_000 + 2 * minute)
  await clock.stop()
  await later.stop()
  await database.close()
})
