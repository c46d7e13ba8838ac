import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { acquireOwnership } from '@/lib/stores/prisma/owner-lock'
import { appTime } from './app-clock'

const hour = 3_600_000
const nowhere = 'http://127.0.0.1:1'
let dataDir: string
let app: Server | undefined
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'gatehouse-clock-'))
  vi.stubEnv('GATEHOUSE_DATA_DIR', dataDir)
  vi.stubEnv('DATABASE_URL', '')
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
})
afterEach(() => {
  app?.close()
  rmSync(dataDir, { recursive: true, force: true })
})

it('is this machine’s time where there is no database yet, and makes none', async () => {
  await expectNow(() => appTime(nowhere))
  expect(readdirSync(dataDir)).toEqual([])
  expect(console.error).not.toHaveBeenCalled()
})

it('is what the running app tells that owns the embedded database', async () => {
  own()
  const url = await serve({ now: '2026-01-01T00:00:00.000Z', offsetMs: 2 * hour })
  await expectNow(() => appTime(url), 2 * hour)
  expect(console.error).not.toHaveBeenCalled()
})

it.each([
  ['does not answer', () => Promise.resolve(nowhere)],
  ['is in production, and tells no time', () => serve({ error: { code: 'NOT_FOUND' } })],
])('is this machine’s time, with a word about it, when the app %s', async (_, url) => {
  own()
  const where = await url()
  await expectNow(() => appTime(where))
  expect(console.error).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('this machine’s is taken'))
})

/** As if an app were running over an embedded database. */
function own(): void {
  mkdirSync(join(dataDir, 'db'))
  acquireOwnership(dataDir)
}

async function serve(body: object): Promise<string> {
  const server = createServer((_, response) => void response.end(JSON.stringify(body)))
  app = server
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

async function expectNow(time: () => Promise<number>, ahead = 0): Promise<void> {
  const before = Date.now() + ahead
  const told = await time()
  expect(told).toBeGreaterThanOrEqual(before)
  expect(told).toBeLessThanOrEqual(Date.now() + ahead)
}
