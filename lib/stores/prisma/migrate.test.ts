import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import { openDatabase, type Database } from './database'
import { applyMigrations, MigrationError, pendingMigrations } from './migrate'
import { createTestDatabase } from './test-database'

const openers = {
  embedded: () => openDatabase({ dataDir: null }),
  Postgres: async () => openDatabase({ url: await createTestDatabase(inject('postgresUrl')) }),
}

describe.each(Object.entries(openers))('migrations on %s', (_, open) => {
  let database: Database
  let directory = ''

  beforeAll(async () => {
    database = await open()
  })

  afterAll(() => database.close())

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'gatehouse-migrations-'))
  })

  afterEach(async () => {
    await database.executeSql('DROP SCHEMA public CASCADE; CREATE SCHEMA public')
    rmSync(directory, { recursive: true, force: true })
  })

  function write(name: string, sql: string): void {
    mkdirSync(join(directory, name), { recursive: true })
    writeFileSync(join(directory, name, 'migration.sql'), sql)
  }

  test('ours apply once, and leave nothing pending', async () => {
    const names = await pendingMigrations(database)
    expect(names[0]).toBe('0001_foundation')
    expect(await applyMigrations(database)).toEqual(names)
    expect(await pendingMigrations(database)).toEqual([])
    expect(await applyMigrations(database)).toEqual([])
  })

  test('later ones are applied in their order, functions with semicolons whole', async () => {
    write('0002_later', 'ALTER TABLE "things" ADD COLUMN "name" TEXT;')
    write(
      '0001_things',
      `CREATE TABLE "things" ("id" INT);
       CREATE FUNCTION "two"() RETURNS int LANGUAGE plpgsql AS $$ BEGIN PERFORM 1; RETURN 2; END $$;`,
    )
    expect(await applyMigrations(database, directory)).toEqual(['0001_things', '0002_later'])
    write('0003_last', 'DROP TABLE "things";')
    expect(await pendingMigrations(database, directory)).toEqual(['0003_last'])
    expect((await database.executeSql('SELECT "two"() AS "two"')).rows).toEqual([{ two: 2 }])
  })

  test('one that fails takes nothing of itself along, says what is wrong, and stops the later ones', async () => {
    write('0001_things', 'CREATE TABLE "things" ("id" INT);')
    write('0002_broken', 'CREATE TABLE "half" ("id" INT); ALTER TABLE "nowhere" ADD COLUMN "x" INT;')
    write('0003_later', 'CREATE TABLE "later" ("id" INT);')
    const failure = applyMigrations(database, directory)
    await expect(failure).rejects.toThrow(MigrationError)
    await expect(failure).rejects.toThrow(/0002_broken[\s\S]*nowhere/)
    const { rows } = await database.executeSql(
      `SELECT to_regclass('things') IS NOT NULL AS "things", to_regclass('half') IS NOT NULL AS "half",
        to_regclass('later') IS NOT NULL AS "later"`,
    )
    expect(rows).toEqual([{ things: true, half: false, later: false }])

    await expect(applyMigrations(database, directory)).rejects.toThrow(
      /0002_broken failed before.*DELETE FROM/,
    )
    await expect(pendingMigrations(database, directory)).rejects.toThrow(/0002_broken failed before/)
    await database.executeSql(
      `DELETE FROM "_prisma_migrations" WHERE "migration_name" = '0002_broken' AND "finished_at" IS NULL`,
    )
    write('0002_broken', 'CREATE TABLE "half" ("id" INT);')
    expect(await applyMigrations(database, directory)).toEqual(['0002_broken', '0003_later'])
  })

  test('a folder without migrations asks for nothing', async () => {
    expect(await applyMigrations(database, directory)).toEqual([])
    expect(await pendingMigrations(database, join(directory, 'missing'))).toEqual([])
  })
})

test('five instances that start together migrate once', async () => {
  const url = await createTestDatabase(inject('postgresUrl'))
  const directory = mkdtempSync(join(tmpdir(), 'gatehouse-migrations-'))
  cpSync('prisma/migrations', directory, { recursive: true })
  mkdirSync(join(directory, '9999_slow'))
  writeFileSync(
    join(directory, '9999_slow', 'migration.sql'),
    'CREATE TABLE "slow" ("id" INT); SELECT pg_sleep(0.3);',
  )
  const instances = await Promise.all(Array.from({ length: 5 }, () => openDatabase({ url })))
  const applied = await Promise.all(instances.map((instance) => applyMigrations(instance, directory)))
  expect(applied.filter((names) => names.length > 0)).toHaveLength(1)
  await Promise.all(instances.map((instance) => instance.close()))
  rmSync(directory, { recursive: true, force: true })
})

test('who starts while another migrates waits for it, and does not call it failed', async () => {
  const url = await createTestDatabase(inject('postgresUrl'))
  const directory = mkdtempSync(join(tmpdir(), 'gatehouse-migrations-'))
  mkdirSync(join(directory, '0001_slow'))
  writeFileSync(join(directory, '0001_slow', 'migration.sql'), 'SELECT pg_sleep(1);')
  const [one, other] = await Promise.all([openDatabase({ url }), openDatabase({ url })])
  const migrating = applyMigrations(one, directory)
  await expect.poll(() => pendingMigrations(other, directory).catch(() => 'under way')).toBe('under way')
  expect(await applyMigrations(other, directory)).toEqual([])
  expect(await migrating).toEqual(['0001_slow'])
  await Promise.all([one.close(), other.close()])
  rmSync(directory, { recursive: true, force: true })
})
