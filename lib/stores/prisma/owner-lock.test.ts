import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { acquireOwnership, DatabaseInUseError } from './owner-lock'

let dataDir = ''
let children: ChildProcess[] = []
const lock = () => join(dataDir, 'db.lock')

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'gatehouse-lock-'))
  children = []
})

afterEach(() => {
  for (const child of children) child.kill('SIGKILL')
  rmSync(dataDir, { recursive: true, force: true })
})

test('a folder has one owner at a time, and gives up its place when asked', () => {
  const release = acquireOwnership(dataDir)
  expect(() => acquireOwnership(dataDir)).toThrow(DatabaseInUseError)
  release()
  release()
  expect(existsSync(lock())).toBe(false)
  acquireOwnership(dataDir)()
  expect(readdirSync(dataDir)).toEqual([])
})

test('the refusal is one line with the process and the way out', async () => {
  const other = await owner()
  const refusal = new RegExp(`^The embedded database in .* is in use by process ${other.pid} .*DATABASE_URL`)
  expect(() => acquireOwnership(dataDir)).toThrow(refusal)
  expect(() => acquireOwnership(dataDir)).not.toThrow(/\n/)
})

test('the lock of a process that was killed is taken over', async () => {
  const other = await owner()
  await ended(other, 'SIGKILL')
  expect(existsSync(lock())).toBe(true)
  acquireOwnership(dataDir)()
})

test('a process that ends in order leaves no lock', async () => {
  const other = await owner()
  await ended(other, 'SIGTERM')
  expect(existsSync(lock())).toBe(false)
})

test('a lock whose process number now belongs to another process is taken over', () => {
  const release = acquireOwnership(dataDir)
  const mine = JSON.parse(readFileSync(lock(), 'utf8')) as object
  release()
  writeFileSync(lock(), JSON.stringify({ ...mine, startedAt: 'another boot/1' }))
  acquireOwnership(dataDir)()
})

test('a lock that makes no sense is taken over', () => {
  for (const content of ['', '{"pid":', '[]', '{"pid":-1}', '{"pid":"1"}']) {
    writeFileSync(lock(), content)
    acquireOwnership(dataDir)()
  }
})

test('of 8 processes that find a stale lock one becomes the owner', async () => {
  writeFileSync(lock(), JSON.stringify({ pid: 2 ** 30, startedAt: 'x', what: 'gone' }))
  const results = await Promise.all(Array.from({ length: 8 }, () => attempt()))
  expect(results.filter((result) => result === 'owner')).toHaveLength(1)
  expect(results.filter((result) => result === 'refused')).toHaveLength(7)
})

/** Another process that owns the folder until it is ended. */
async function owner(): Promise<ChildProcess> {
  const child = start()
  await new Promise((resolve) => child.stdout?.once('data', resolve))
  return child
}

async function attempt(): Promise<string> {
  const child = start()
  return new Promise((resolve) =>
    child.stdout?.once('data', (said: Buffer) => resolve(said.toString().trim())),
  )
}

function start(): ChildProcess {
  const script = `
    import { acquireOwnership } from ${JSON.stringify(join(import.meta.dirname, 'owner-lock.ts'))}
    process.on('SIGTERM', () => process.exit(0))
    try { acquireOwnership(${JSON.stringify(dataDir)}); console.log('owner') }
    catch (error) { console.log(error.name === 'DatabaseInUseError' ? 'refused' : String(error)) }
    setInterval(() => undefined, 1000)`
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  children.push(child)
  return child
}

async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const exit = new Promise((resolve) => child.once('exit', resolve))
  child.kill(signal)
  await exit
}
