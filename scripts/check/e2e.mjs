import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { testsOfPlaywright } from '../attacks/reports.mjs'
import { inProject } from '../setup/project.mjs'
import { runInTerminal, runQuietly } from '../setup/run.mjs'
import { startApp } from './app.mjs'

/**
 * Runs the journeys in a browser against the production build, on a database of their own.
 *
 * @param {{ database: 'embedded' | 'postgres', chromium: string, args?: string[], isLoud?: boolean, seenElsewhere?: boolean }} options
 *   `seenElsewhere`: leave out what does not depend on the database, for another run looks at it
 * @returns {Promise<import('./step.mjs').Result>}
 */
export async function endToEnd({ database, chromium, args = [], isLoud = false, seenElsewhere = false }) {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-e2e-'))
  const results = inProject('test-results')
  const log = join(results, `${database}.log`)
  const postgres = database === 'postgres' ? await startPostgres() : null
  try {
    const env = {
      GATEHOUSE_DATA_DIR: join(folder, 'data'),
      DATABASE_URL: postgres?.url ?? '',
      MIGRATE_ON_START: '1',
      // Each test comes from an address of its own, so that one does not use up the rate limits of another.
      TRUSTED_PROXY_HOPS: '1',
      SUPER_ADMINS: 'root@example.com',
    }
    const app = await startApp({ env, log })
    try {
      const report = join(folder, 'report.json')
      const command = [
        inProject('node_modules', '@playwright', 'test', 'cli.js'),
        'test',
        `--output=${join(results, database)}`,
        ...args,
      ]
      const given = {
        GATEHOUSE_CHROMIUM: chromium,
        GATEHOUSE_E2E_URL: app.url,
        GATEHOUSE_E2E_DATABASE_URL: env.DATABASE_URL,
        GATEHOUSE_E2E_LOG: log,
        GATEHOUSE_E2E_REPORT: report,
        GATEHOUSE_E2E_SEEN_ELSEWHERE: seenElsewhere ? '1' : '',
      }
      const { code, output } = isLoud
        ? { code: await runInTerminal(process.execPath, command, given), output: '' }
        : await runQuietly(process.execPath, command, { env: given })
      return { ...readReport(report, code), output: `${output.trim()}\n\nThe log of the app: ${log}` }
    } finally {
      await app.stop()
    }
  } finally {
    await postgres?.stop()
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

async function startPostgres() {
  const { tsImport } = await import('tsx/esm/api')
  /** @type {typeof import('../../e2e/postgres.ts')} */
  const postgres = await tsImport('../../e2e/postgres.ts', import.meta.url)
  return postgres.startPostgres()
}

/**
 * @param {string} path
 * @param {number} code
 */
function readReport(path, code) {
  const read = JSON.parse(readFileSync(path, 'utf8'))
  const { expected, unexpected, flaky } = read.stats
  const failed = Math.max(unexpected + flaky, code === 0 ? 0 : 1)
  return { passed: expected, failed, tests: testsOfPlaywright(read) }
}
