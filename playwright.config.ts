import { defineConfig, devices } from '@playwright/test'
import { systemChromiums } from './scripts/setup/chromium.mjs'

/** What is drawn, and what the browser and Next do, is the same on every database: `npm test` looks at it on one of them. */
const alikeEverywhere = [
  ...['accessibility', 'api-reference', 'headers', 'keyboard', 'layout', 'weight', 'words'],
  ...['admin', 'billing-simulator', 'client-refresh', 'mailbox', 'organization-frame', 'tabs'],
  ...[
    'without-javascript',
    'sharing-without-javascript',
    'addresses',
    'proxy',
    'redirects',
    'server-actions',
  ],
].map((name) => `**/${name}.spec.ts`)

/** What these write is written on Postgres too, at every message of its connection (`e2e/faults/cut-*`) and fifty-fold. */
const writtenElsewhere = [
  'billing',
  'explain-access',
  'first-run',
  'idle',
  'invitations',
  'organization-settings',
  'reset-password',
  'roles',
  'security',
  'sharing',
  'team',
].map((name) => `**/${name}.spec.ts`)

const isSeenElsewhere = Boolean(process.env.GATEHOUSE_E2E_SEEN_ELSEWHERE)

/**
 * `npm run e2e` starts the app and names it here; without it, the journeys go to a server that runs already.
 * A test tagged `@alone` changes what all see (the clock, the database), and one tagged `@promptly` gives an open page a
 * second to hear of something, which is no time on a machine that is busy with others: those run after the others, one by
 * one. One tagged `@waits` does nothing for a minute, beside the others.
 */
export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  testIgnore: isSeenElsewhere ? [...alikeEverywhere, ...writtenElsewhere] : [],
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  // One more than cores, for each waits now and then.
  workers: 3,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: process.env.GATEHOUSE_E2E_REPORT
    ? [['list'], ['json', { outputFile: process.env.GATEHOUSE_E2E_REPORT }]]
    : 'list',
  use: {
    ...devices['Desktop Chrome'],
    baseURL: process.env.GATEHOUSE_E2E_URL ?? 'http://localhost:3000',
    locale: 'en-US',
    timezoneId: 'UTC',
    // What moves costs a tenth of the time. `npm test` sees it in the run on the other database, and a journey that is about
    // it asks for it.
    contextOptions: { reducedMotion: isSeenElsewhere ? 'no-preference' : 'reduce' },
    // Keeping every step of every test would slow all of them down: `npm run e2e -- NAME --trace on` keeps those of one.
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.GATEHOUSE_CHROMIUM ?? systemChromiums()[0],
      args: [
        '--disable-gpu',
        '--disable-quic',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [
    // Begun first: at the end, nothing would be left to be done beside it.
    { name: 'waiting', grep: /@waits/, workers: 1 },
    { name: 'chromium', grepInvert: /@alone|@promptly|@waits/ },
    {
      name: 'alone',
      grep: /@alone|@promptly/,
      dependencies: ['chromium', 'waiting'],
      workers: 1,
      fullyParallel: false,
    },
  ],
})
