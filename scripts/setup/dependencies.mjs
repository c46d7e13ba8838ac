import { readFileSync } from 'node:fs'
import { root } from './project.mjs'
import { refuse } from './refuse.mjs'
import { runQuietly } from './run.mjs'

/** @typedef {{ version?: string, optional?: boolean, dev?: boolean, devOptional?: boolean, link?: boolean }} Entry */

/**
 * Makes node_modules what package-lock.json says, if it is not so already.
 *
 * @param {{ forProduction?: boolean, project?: string }} [options] in production, an install without development packages
 *   will do; `project` is another folder with a lock file of its own
 */
export async function installDependencies({ forProduction = false, project = root } = {}) {
  if (isInstalled({ forProduction, project })) return
  console.log('Installing dependencies, once: about a minute')
  const npm = npmCommand()
  const { code, output } = await runQuietly(
    npm.command,
    [...npm.args, 'ci', '--include=dev', '--ignore-scripts', '--no-fund', '--no-audit', '--loglevel=error'],
    { cwd: project },
  )
  if (code !== 0) refuse(`npm ci failed:\n\n${output.trim()}`)
}

/**
 * Whether every package of the lock file is there in its version. npm writes its hidden lock file as the last thing, so
 * an interrupted install counts as none; packages for other platforms are absent by right.
 *
 * @param {{ forProduction?: boolean, project?: string }} [options]
 */
export function isInstalled({ forProduction = false, project = root } = {}) {
  const wanted = readLock(`${project}/package-lock.json`)
  const found = readLock(`${project}/node_modules/.package-lock.json`)
  if (!wanted || !found) return false
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '' || entry.link || (forProduction && (entry.dev || entry.devOptional))) return true
    return found[path] ? found[path].version === entry.version : entry.optional === true
  })
}

/**
 * @param {string} path
 * @returns {Record<string, Entry> | null}
 */
function readLock(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages
  } catch {
    return null
  }
}

/** The npm that runs this script, else the one on the PATH (which on Windows is a script for a shell). */
function npmCommand() {
  const cli = process.env.npm_execpath
  if (cli?.endsWith('npm-cli.js')) return { command: process.execPath, args: [cli] }
  if (process.platform === 'win32') return { command: 'cmd.exe', args: ['/c', 'npm'] }
  return { command: 'npm', args: [] }
}
