import { execFileSync } from 'node:child_process'
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Another process owns the embedded database. The message is one line for a person. */
export class DatabaseInUseError extends Error {
  override readonly name = 'DatabaseInUseError'

  constructor(
    readonly pid: number,
    what: string,
    dataDir: string,
  ) {
    super(
      `The embedded database in ${dataDir} is in use by process ${pid} (${what}). ` +
        'Stop that process, or set DATABASE_URL: a Postgres server can be shared by several processes.',
    )
  }
}

type Owner = { pid: number; startedAt: string; what: string }

/**
 * Makes this process the only owner of `dataDir`: two writers would corrupt the files. The lock of a process that is
 * gone, or whose number now belongs to another one, is taken over.
 *
 * @returns a function that gives the folder up. It is also given up when the process exits.
 * @throws {DatabaseInUseError} when a living process owns it.
 */
export function acquireOwnership(dataDir: string, what = describeProcess()): () => void {
  mkdirSync(dataDir, { recursive: true })
  const path = join(dataDir, 'db.lock')
  const content = JSON.stringify({
    pid: process.pid,
    startedAt: processStart(process.pid),
    what,
  } satisfies Owner)
  // Two turns suffice unless others compete for a stale lock; every turn either ends or removes a stale one.
  for (let turn = 0; turn < 50; turn++) {
    if (createWhole(path, content)) return releaseOnExit(path, content)
    const found = read(path)
    if (found === null) continue
    const owner = parseOwner(found)
    if (owner && isAlive(owner)) throw new DatabaseInUseError(owner.pid, owner.what, dataDir)
    removeStale(path, found)
  }
  throw new Error(`The lock ${path} could not be taken: other processes keep competing for it.`)
}

/** Creates the file with its content in one step, so that nobody ever reads half a lock. False when there is one. */
function createWhole(path: string, content: string): boolean {
  const draft = `${path}.${process.pid}.${Math.random().toString(36).slice(2)}`
  writeFileSync(draft, content, { flag: 'wx' })
  try {
    linkSync(draft, path)
    return true
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false
    // Some file systems have no hard links; there the exclusive open has to do.
    return createExclusive(path, content, error)
  } finally {
    unlinkSync(draft)
  }
}

function createExclusive(path: string, content: string, cause: unknown): boolean {
  if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'].includes(errorCode(cause) ?? '')) throw cause
  try {
    writeFileSync(path, content, { flag: 'wx' })
    return true
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false
    throw error
  }
}

/**
 * Moves the stale lock aside, and puts it back should it have become another process's living one in between: of
 * several that find a stale lock, only one may go on.
 */
function removeStale(path: string, stale: string): void {
  const aside = `${path}.stale.${process.pid}.${Math.random().toString(36).slice(2)}`
  if (read(path) !== stale) return
  try {
    renameSync(path, aside)
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return
    throw error
  }
  if (read(aside) !== stale) {
    try {
      linkSync(aside, path)
    } catch (error) {
      if (errorCode(error) !== 'EEXIST') throw error
    }
  }
  rmSync(aside, { force: true })
}

function releaseOnExit(path: string, content: string): () => void {
  const release = () => {
    process.off('exit', release)
    if (read(path) === content) rmSync(path, { force: true })
  }
  process.once('exit', release)
  return release
}

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null
    throw error
  }
}

function parseOwner(content: string): Owner | null {
  try {
    const owner = JSON.parse(content) as Partial<Owner>
    return typeof owner.pid === 'number' && owner.pid > 0
      ? { pid: owner.pid, startedAt: owner.startedAt ?? '', what: owner.what ?? 'unknown' }
      : null
  } catch {
    return null
  }
}

function isAlive({ pid, startedAt }: Owner): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    return errorCode(error) === 'EPERM'
  }
  const current = processStart(pid)
  return current === '' || startedAt === '' || current === startedAt
}

/** What tells a process from a later one with the same number; '' where the system won't say. */
function processStart(pid: number): string {
  try {
    if (process.platform === 'linux') return linuxStart(pid)
    if (process.platform === 'win32') return ''
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim()
  } catch {
    return ''
  }
}

/** Ticks since boot (field 22 of stat, counted behind the name, which may hold spaces) and which boot it was. */
function linuxStart(pid: number): string {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
  return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}/${ticks}`
}

function describeProcess(): string {
  if (process.title.startsWith('next-server')) return 'a running app'
  const script = process.argv[1]
  return script ? script.split('/').slice(-2).join('/') : 'node'
}

function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined
}
