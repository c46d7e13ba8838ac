import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { findPostgres, removeAbandoned, unprivileged, type Identity } from './postgres-binaries'

export type TestPostgres = {
  /** Of the database `postgres`, as a user who may create others. */
  url: string
  /** To begin other servers with, while this one is halted. */
  readonly files: PostgresFiles
  /** The server's own process; its connections are the children of it. */
  readonly pid: number
  /** Creates an empty database, named by chance unless a name is given. Returns its URL. */
  createDatabase(name?: string): Promise<string>
  /** Stops the server but keeps its files and its port, for `resume`. */
  halt(): Promise<void>
  resume(): Promise<void>
  /** Stops the server and removes everything. */
  stop(): Promise<void>
}

/** The files of a server that is not running, and the password of its user. */
export type PostgresFiles = { data: string; password: string }

/**
 * Starts a real Postgres on a free port of this machine, with its files in a folder of their own that goes when it
 * stops. It also stops when this process exits; what a killed process left behind is swept up by the next start.
 *
 * @param like begins with a copy of these files; without them it is empty
 */
export async function startPostgres(like?: PostgresFiles): Promise<TestPostgres> {
  removeAbandoned()
  const identity = unprivileged()
  const folder = mkdtempSync(join(tmpdir(), `gatehouse-postgres-${process.pid}-`))
  if (identity) chownSync(folder, identity.uid, identity.gid)
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  try {
    const bin = findPostgres(identity, folder)
    const password = like?.password ?? randomBytes(16).toString('hex')
    const data = like ? copyFiles(like, folder, identity) : initialize(bin, folder, password, identity)
    const port = await freePort()
    let server = await run(bin, data, port, identity)
    const urlOf = (database: string) => `postgresql://postgres:${password}@127.0.0.1:${port}/${database}`
    const stopAtExit = () => void server.kill('SIGQUIT')
    // Before anything is removed: who ends a worker of tests gives it half a second.
    process.prependOnceListener('exit', stopAtExit)
    process.once('exit', remove)
    return {
      url: urlOf('postgres'),
      files: { data, password },
      get pid() {
        return server.pid ?? 0
      },
      async createDatabase(name = `test_${randomBytes(6).toString('hex')}`) {
        await query(urlOf('postgres'), `CREATE DATABASE ${pg.escapeIdentifier(name)}`)
        return urlOf(name)
      },
      halt: () => end(server),
      async resume() {
        server = await run(bin, data, port, identity)
      },
      async stop() {
        process.off('exit', stopAtExit)
        process.off('exit', remove)
        await end(server)
        remove()
      },
    }
  } catch (error) {
    remove()
    throw error
  }
}

function copyFiles({ data }: PostgresFiles, folder: string, identity: Identity): string {
  const copy = join(folder, 'data')
  // As the one who will run it, so that the files are theirs.
  execFileSync('cp', ['-a', data, copy], { ...identity, cwd: folder })
  return copy
}

function initialize(bin: string, folder: string, password: string, identity: Identity): string {
  const data = join(folder, 'data')
  const passwordFile = join(folder, 'password')
  mkdirSync(data, { mode: 0o700 })
  writeFileSync(passwordFile, password)
  if (identity) for (const path of [data, passwordFile]) chownSync(path, identity.uid, identity.gid)
  execFileSync(
    join(bin, 'initdb'),
    [
      `--pgdata=${data}`,
      '--username=postgres',
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--no-sync',
    ],
    { ...identity, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] },
  )
  return data
}

/** Settings of a server that may forget everything; a foreign time zone, for nothing may depend on it being UTC. */
const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
  max_connections: '300',
  shared_buffers: '64MB',
  timezone: 'Asia/Kolkata',
}

function run(bin: string, data: string, port: number, identity: Identity): Promise<ChildProcess> {
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const server = spawn(join(bin, 'postgres'), ['-D', data, '-p', String(port), ...options], {
    ...identity,
    cwd: data,
    stdio: ['ignore', 'ignore', 'pipe'],
    // In a group of its own: Ctrl-C is for the tests, which then stop it in order.
    detached: true,
  })
  return new Promise((resolve, reject) => {
    let log = ''
    const late = setTimeout(() => reject(new Error(`Postgres did not get ready in 30 s.\n${log}`)), 30_000)
    server.once('error', reject)
    server.once('exit', (code) => reject(new Error(`Postgres ended with ${code}.\n${log}`)))
    server.stderr?.on('data', (chunk: Buffer) => {
      if (log.length < 20_000) log += chunk.toString()
      if (!log.includes('ready to accept connections')) return
      clearTimeout(late)
      resolve(server)
    })
  })
}

/** A fast shutdown, and an immediate one if that takes too long. */
async function end(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return
  const ended = new Promise((resolve) => server.once('exit', resolve))
  server.kill('SIGCONT')
  server.kill('SIGINT')
  const impatience = setTimeout(() => server.kill('SIGQUIT'), 5_000)
  await ended
  clearTimeout(impatience)
}

async function query(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
