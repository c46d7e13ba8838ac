import { existsSync, readFileSync } from 'node:fs'
// Whole, not by name: an old Node lacks parseEnv, and must get as far as being told that it is old.
import util from 'node:util'
import { inProject } from './project.mjs'

/** Puts what the env files say into the environment, as Next would: the environment wins, then the more special file. */
export function loadEnvFiles() {
  for (const path of envFiles()) process.loadEnvFile(path)
}

/**
 * A variable of the environment, else of an env file; blank counts as not set. Leaves the environment as it is, so
 * that `next dev` still notices when a file changes.
 *
 * @param {string} name
 */
export function setting(name) {
  const given = process.env[name]
  if (given !== undefined) return given.trim() || undefined
  const values = envFiles().map((path) => util.parseEnv(readFileSync(path, 'utf8'))[name])
  return values.find((value) => value !== undefined)?.trim() || undefined
}

function envFiles(mode = process.env.NODE_ENV === 'production' ? 'production' : 'development') {
  const names = [`.env.${mode}.local`, '.env.local', `.env.${mode}`, '.env']
  return names.map((name) => inProject(name)).filter((path) => existsSync(path))
}
