import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { LongestFirst } from './scripts/check/longest-first.ts'

const databaseTests = [
  'lib/stores/**/*.test.ts',
  'e2e/harness/database-cutter.test.ts',
  'e2e/faults/{cut-*,kill-consuming,mail-embedded}.test.ts',
  'scripts/task/billing-commands.test.ts',
]
/** Those that run the production build, two of it and more. */
const instanceTests = 'e2e/{races,faults,soak}/**/*.test.ts'
/**
 * Of these, the ones that measure it, and some beside them: those ask for one thing at a time, so that two have a core each, or
 * wait most of the time for what is away.
 */
const measuring = [
  ...['e2e/races/timing.test.ts', 'e2e/soak/**/*.test.ts'],
  ...['e2e/races/caching-proxy.test.ts', 'e2e/races/registry-hostile.test.ts'],
  ...['database-outage', 'database-late', 'mail-outage', 'provider-away'].map(
    (name) => `e2e/faults/${name}.test.ts`,
  ),
]
/** Those that load it need the machine for themselves; of the clients after an outage only the long form has as many. */
const loading = [
  'e2e/races/password-load.test.ts',
  ...(process.env.GATEHOUSE_LONG === '1' ? ['e2e/faults/outage-herd.test.ts'] : []),
]
const elsewhere = ['**/node_modules/**', '**/.next*/**', 'e2e/lint-fixtures/**']

export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '') } },
  test: {
    environment: 'node',
    // No module keeps state that one test could leave to another, so that none is loaded anew for each file.
    isolate: false,
    // One more than cores, for many wait for a database; the default, one less, is one alone on a small machine.
    maxWorkers: availableParallelism() + 1,
    sequence: { sequencer: LongestFirst },
    restoreMocks: true,
    unstubEnvs: true,
    unstubGlobals: true,
    coverage: {
      provider: 'v8',
      include: ['lib/**/*.ts'],
      exclude: ['lib/stores/prisma/generated/**', '**/*.test.ts'],
    },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          // e2e/*.spec.ts are Playwright's.
          include: ['{app,components,lib,prisma,scripts,e2e}/**/*.test.{ts,tsx}'],
          exclude: [...elsewhere, ...databaseTests, instanceTests],
        },
      },
      {
        extends: true,
        test: {
          name: 'database',
          include: databaseTests,
          // A real Postgres, started only when one of these tests runs.
          globalSetup: ['e2e/postgres-setup.ts'],
          testTimeout: 20_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'instances',
          include: [instanceTests],
          exclude: [...elsewhere, ...databaseTests, ...measuring, ...loading],
          globalSetup: ['e2e/instances-setup.ts'],
          // They wait more than they work.
          maxWorkers: 3,
          sequence: { groupOrder: 1 },
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'instances-measuring',
          include: measuring,
          globalSetup: ['e2e/instances-setup.ts'],
          maxWorkers: 3,
          sequence: { groupOrder: 2 },
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'instances-loading',
          include: loading,
          globalSetup: ['e2e/instances-setup.ts'],
          maxWorkers: 1,
          sequence: { groupOrder: 3 },
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
