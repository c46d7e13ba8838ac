import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { startApp } from '../../scripts/check/app.mjs'
import { test as base } from '../fixtures'
import { visitApp } from './api'

/**
 * Journeys through time, in an app of their own: nobody else notices that its clock is moved, and what falls due on the way
 * is theirs alone.
 */
export const test = base.extend<object, { ownApp: string }>({
  ownApp: [
    async ({}, provide) => {
      const folder = mkdtempSync(join(tmpdir(), 'gatehouse-own-app-'))
      const database = await createDatabase(process.env.GATEHOUSE_E2E_DATABASE_URL)
      const env = {
        GATEHOUSE_DATA_DIR: join(folder, 'data'),
        DATABASE_URL: database ?? '',
        MIGRATE_ON_START: '1',
        TRUSTED_PROXY_HOPS: '1',
      }
      const app = await startApp({ env, log: join(folder, 'app.log') })
      visitApp(app.url)
      await provide(app.url)
      await app.stop()
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  baseURL: async ({ ownApp }, provide) => provide(ownApp),
})

/** Beside the database of the other journeys; none where those are on the embedded one. */
async function createDatabase(url: string | undefined): Promise<string | null> {
  if (!url) return null
  const client = new pg.Client(url)
  await client.connect()
  const created = new URL(url)
  created.pathname = `/own_app_${process.pid}`
  await client.query(`CREATE DATABASE own_app_${process.pid}`)
  await client.end()
  return created.href
}
