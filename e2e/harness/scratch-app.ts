import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startApp } from '@/scripts/check/app.mjs'
import { addressHeader, createBrowser, type Browser } from './browser'

/** One production build on an embedded database in a folder of its own. */
export type ScratchApp = {
  readonly url: string
  readonly dataDir: string
  /** Its exit code, once it has ended; null when it was killed. */
  readonly ended: Promise<number | null>
  signal(name: NodeJS.Signals): void
  kill(): Promise<void>
  /** Starts it again over the same folder, on the same port. */
  restart(): Promise<void>
  /** A client at that address, where the app trusts one proxy. */
  browser(address?: string): Browser
  log(): string
  /** Ends it and removes its folder. */
  remove(): Promise<void>
}

export async function startScratchApp(env: Record<string, string> = {}): Promise<ScratchApp> {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-scratch-'))
  const dataDir = join(folder, 'data')
  const log = join(folder, 'app.log')
  const start = (port?: number) => startApp({ env: { GATEHOUSE_DATA_DIR: dataDir, ...env }, log, port })
  let app = await start()
  return {
    url: app.url,
    dataDir,
    get ended() {
      return app.ended
    },
    signal: (name) => void process.kill(app.pid, name),
    kill: () => app.kill(),
    async restart() {
      app = await start(app.port)
    },
    browser: (address) => createBrowser(forwarded, app.url, { address }),
    log: () => readFileSync(log, 'utf8'),
    async remove() {
      await app.kill()
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

function forwarded(request: Request): Promise<Response> {
  const headers = new Headers(request.headers)
  headers.set('x-forwarded-for', headers.get(addressHeader) ?? '')
  headers.delete(addressHeader)
  return fetch(new Request(request, { headers, redirect: 'manual' }))
}
