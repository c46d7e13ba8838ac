import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the project, wherever a script is called from. */
export const root = fileURLToPath(new URL('../..', import.meta.url))

/** @param {string[]} parts */
export function inProject(...parts) {
  return join(root, ...parts)
}

/** Where the command line of Next starts: run by this Node, so that no shell and no PATH is in between. */
export const nextCli = inProject('node_modules', 'next', 'dist', 'bin', 'next')
