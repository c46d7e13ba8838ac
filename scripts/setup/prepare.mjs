import { installDependencies } from './dependencies.mjs'
import { requireNode } from './node-version.mjs'
import { generatePrismaClient } from './prisma-client.mjs'
import { root } from './project.mjs'
import { quiet } from './quiet.mjs'

/**
 * From a bare clone to one that runs. Needs nothing but Node and npm, and takes no time when all is there.
 *
 * @param {{ forProduction?: boolean }} [options]
 */
export async function prepare(options) {
  requireNode()
  process.chdir(root)
  Object.assign(process.env, quiet)
  await installDependencies(options)
  await generatePrismaClient()
}
