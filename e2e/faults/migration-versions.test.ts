import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startApp } from '@/scripts/check/app.mjs'
import { inProject } from '@/scripts/setup/project.mjs'
import { openDatabase } from '@/lib/stores/prisma/database'
import { applyMigrations } from '@/lib/stores/prisma/migrate'
import { startInstances, type Instances } from '../harness/instances'
import { productionEnv } from '../harness/production-env'
import { startLoad } from '../harness/steady-load'

let instances: Instances
let folder: string
beforeAll(async () => void (instances = await startInstances()))
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'gatehouse-migration-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))
afterAll(() => instances?.stop())

describe('versions side by side', () => {
  it('an old version serves on, ready and without a failed request, while a newer one migrates under it', async () => {
    const load = await startLoad(instances, { handle: instances.handle })
    await migrateTo('0900_expand', 'ALTER TABLE "users" ADD COLUMN "nickname" text NOT NULL DEFAULT \'\';')
    await new Promise((resolve) => setTimeout(resolve, 3_000))
    await migrateTo('0901_index', 'CREATE INDEX "users_nickname" ON "users" ("nickname");')
    await new Promise((resolve) => setTimeout(resolve, 3_000))
    for (const { url } of instances.all) {
      expect(await (await fetch(`${url}/api/ready`)).json()).toMatchObject({ ready: true, migrations: true })
    }
    const signedOut = await load.stop()
    expect(load.failures()).toEqual([])
    expect(signedOut).toEqual([])
  })

  it('a new version refuses to start in production on a database it would have to migrate, and touches nothing', async () => {
    const url = await instances.postgres.createDatabase()
    const started = startApp({ env: productionEnv(url), log: join(folder, 'refusing.log') })
    await expect(started).rejects.toThrow(
      /The database lacks \d+ migrations, from 0001_foundation on\. Run npm run db:migrate, or set MIGRATE_ON_START=1/,
    )
    expect(await tablesOf(url)).toEqual([])
  })

  it('of two new ones that start at once with MIGRATE_ON_START one migrates, and both serve', async () => {
    const url = await instances.postgres.createDatabase()
    const env = { ...productionEnv(url), MIGRATE_ON_START: '1' }
    const apps = await Promise.all(
      ['a', 'b'].map((name) => startApp({ env, log: join(folder, `${name}.log`) })),
    )
    try {
      for (const app of apps) expect((await fetch(`${app.url}/api/ready`)).status).toBe(200)
      expect(new Set(await migrationsOf(url)).size).toBe((await migrationsOf(url)).length)
    } finally {
      await Promise.all(apps.map((app) => app.kill()))
    }
  })
})

/** Applies one more migration than the running version knows, as the next version's `npm run db:migrate` would. */
async function migrateTo(name: string, sql: string): Promise<void> {
  const next = join(folder, 'migrations')
  cpSync(inProject('prisma/migrations'), next, { recursive: true })
  mkdirSync(join(next, name))
  writeFileSync(join(next, name, 'migration.sql'), sql)
  const database = await openDatabase({ url: instances.postgres.url })
  try {
    expect(await applyMigrations(database, next)).toEqual([name])
  } finally {
    await database.close()
  }
}

async function tablesOf(url: string): Promise<string[]> {
  return column(url, `SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'`)
}

async function migrationsOf(url: string): Promise<string[]> {
  return column(url, 'SELECT migration_name FROM "_prisma_migrations"')
}

async function column(url: string, sql: string): Promise<string[]> {
  const database = await openDatabase({ url })
  try {
    const { rows } = await database.executeSql(sql)
    return rows.flatMap((row) => Object.values(row as Record<string, string>))
  } finally {
    await database.close()
  }
}
