import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { inProject } from '../setup/project.mjs'

/**
 * Whether a file below the folder, with that end to its name, names one of these attacks: what names none need not be
 * started.
 *
 * @param {string} pattern
 * @param {string} folder
 * @param {string} ending
 */
export function isNamedIn(pattern, folder, ending) {
  const names = readdirSync(inProject(folder), { recursive: true, encoding: 'utf8' })
  const titles = new RegExp(pattern)
  return names
    .filter((name) => name.endsWith(ending))
    .some((name) => titles.test(readFileSync(join(inProject(folder), name), 'utf8')))
}
