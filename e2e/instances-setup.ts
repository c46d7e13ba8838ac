import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startApp } from '@/scripts/check/app.mjs'
import { productionBuild } from '@/scripts/check/tools.mjs'
import { startPostgres, type TestPostgres } from './postgres'

/**
 * The production build, of the sources as they are, made when there is none of them yet; and what the databases of its
 * instances begin with. Once for a run, though each project of it asks.
 */
export async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.GATEHOUSE_MIGRATED_POSTGRES) return undefined
  const { failed, output } = await productionBuild()
  if (failed) throw new Error(`next build failed:\n${output}`)
  const migrated = await migrate()
  process.env.GATEHOUSE_MIGRATED_POSTGRES = JSON.stringify(migrated.files)
  return async () => {
    delete process.env.GATEHOUSE_MIGRATED_POSTGRES
    await migrated.stop()
  }
}

/** A server on which the app has been once, halted: it takes as long to migrate as to start. */
async function migrate(): Promise<TestPostgres> {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-migrated-'))
  const postgres = await startPostgres()
  try {
    const env = {
      DATABASE_URL: postgres.url,
      GATEHOUSE_DATA_DIR: join(folder, 'data'),
      MIGRATE_ON_START: '1',
    }
    const app = await startApp({ env, log: join(folder, 'app.log') })
    await app.stop()
    await postgres.halt()
    return postgres
  } catch (error) {
    await postgres.stop()
    throw error
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}
