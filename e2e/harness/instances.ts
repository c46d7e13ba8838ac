import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { startApp } from '@/scripts/check/app.mjs'
import { freePort } from '@/scripts/setup/port.mjs'
import { startPostgres, type PostgresFiles, type TestPostgres } from '../postgres'
import { addressHeader, createBrowser, type Browser, type BrowserOptions } from './browser'
import { race, type Race } from './race'

/** One running production build. */
export type Instance = {
  /** Where it listens; people know it by the cluster's `appUrl`. */
  readonly url: string
  readonly pid: number
  /** Everything it has written so far, over all its starts. */
  log(): string
  /** SIGTERM, and its exit code when it has ended; null when it had to be killed. */
  stop(): Promise<number | null>
  /** kill -9. */
  kill(): Promise<void>
  /** Starts it again on the same port, after `stop` or `kill`. `env` overrides what it was started with. */
  start(env?: Record<string, string>): Promise<void>
}

export type Instances = {
  /** The one origin that all instances know themselves by, as behind a balancer. */
  appUrl: string
  postgres: TestPostgres
  /** Where they share their keys. */
  dataDir: string
  all: readonly Instance[]
  /** Sends each request to the next instance in turn. */
  handle(request: Request): Promise<Response>
  /** A client whose requests go to the instances in turn; `on` keeps it to one of them. */
  browser(options?: BrowserOptions & { on?: Instance }): Browser
  /** Lets `times` callers loose at once, on connections that are open already, over all instances in turn. */
  race<T extends { status: number }>(times: number, run: (at: number) => Promise<T>): Promise<Race<T>>
  /** Asks the database itself. */
  sql<Row extends object>(text: string, values?: unknown[]): Promise<Row[]>
  stop(): Promise<void>
}

export type InstancesOptions = {
  /** How many, 2 unless told. */
  count?: number
  /** For all of them, or for the one of that number. */
  env?: Record<string, string> | ((at: number) => Record<string, string>)
  /** The URL that the instances reach the database by, given its real one: a proxy in front of it, for example. */
  through?: (databaseUrl: string) => string | Promise<string>
}

/**
 * Starts production builds side by side on a real Postgres of their own. They trust one proxy, so that each client of a
 * test has the address it says it has.
 */
export async function startInstances({
  count = 2,
  env = {},
  through,
}: InstancesOptions = {}): Promise<Instances> {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-instances-'))
  const postgres = await startPostgres(migrated())
  const pool = new pg.Pool({ connectionString: postgres.url, max: 2 })
  pool.on('error', () => undefined)
  const all: Instance[] = []
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  process.prependOnceListener('exit', remove)
  const stop = async () => {
    await Promise.all(all.map((instance) => instance.kill()))
    await pool.end()
    await postgres.stop()
    process.off('exit', remove)
    remove()
  }
  try {
    const dataDir = join(folder, 'data')
    const appUrl = `http://localhost:${await freePort()}`
    const shared = {
      APP_URL: appUrl,
      // They share their keys through it; the first makes them.
      GATEHOUSE_DATA_DIR: dataDir,
      DATABASE_URL: (await through?.(postgres.url)) ?? postgres.url,
      MIGRATE_ON_START: '1',
      TRUSTED_PROXY_HOPS: '1',
    }
    for (let at = 0; at < count; at++) {
      const own = typeof env === 'function' ? env(at) : env
      all.push(await startInstance({ ...shared, ...own }, join(folder, `${at}.log`)))
    }
    const handle = inTurn(all)
    return {
      ...{ appUrl, postgres, dataDir, all, handle, stop },
      browser: ({ on, ...options } = {}) => createBrowser(on ? inTurn([on]) : handle, appUrl, options),
      async race(times, run) {
        const perInstance = Math.ceil(times / count)
        await Promise.all(all.flatMap(({ url }) => Array.from({ length: perInstance }, () => touch(url))))
        return race(times, run)
      },
      sql: async (text, values) => (await pool.query(text, values)).rows,
    }
  } catch (error) {
    await stop()
    throw error
  }
}

let shared: Promise<Instances> | undefined

/**
 * Two plain ones for all files of a worker, for tests that look at nothing but what they made themselves. They end with
 * the worker, whoever asks them to stop before.
 */
export function sharedInstances(): Promise<Instances> {
  shared ??= startInstances().then((instances) => {
    process.prependOnceListener('exit', () => instances.all.forEach((instance) => void instance.kill()))
    // So are workers ended, half a second before they are killed, and nothing would be told of it.
    process.once('SIGTERM', () => process.exit())
    return { ...instances, stop: async () => undefined }
  })
  return shared
}

/** What `e2e/instances-setup.ts` has made, where it was asked to: else the first instance migrates. */
function migrated(): PostgresFiles | undefined {
  const files = process.env.GATEHOUSE_MIGRATED_POSTGRES
  return files ? (JSON.parse(files) as PostgresFiles) : undefined
}

async function startInstance(shared: Record<string, string>, log: string): Promise<Instance> {
  let app = await startApp({ env: shared, log })
  const { url, port } = app
  return {
    url,
    get pid() {
      return app.pid
    },
    log: () => readFileSync(log, 'utf8'),
    stop: () => app.stop(),
    kill: () => app.kill(),
    async start(env = {}) {
      app = await startApp({ env: { ...shared, ...env }, log, port })
    },
  }
}

/** Forwards as a balancer does: the path and everything else as it was, and the client's address in a header. */
function inTurn(instances: readonly Instance[]): (request: Request) => Promise<Response> {
  let turn = 0
  return async (request) => {
    const { url } = instances[turn++ % instances.length] as Instance
    const { pathname, search } = new URL(request.url)
    const headers = new Headers(request.headers)
    headers.set('x-forwarded-for', headers.get(addressHeader) ?? '192.0.2.10')
    headers.delete(addressHeader)
    const body = request.body ? await request.arrayBuffer() : undefined
    return fetch(url + pathname + search, { method: request.method, headers, body, redirect: 'manual' })
  }
}

/** Opens a connection, which stays open for the next request. */
async function touch(url: string): Promise<void> {
  await (await fetch(`${url}/api/health`)).arrayBuffer()
}
