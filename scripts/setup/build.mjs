import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { inProject, root } from './project.mjs'

const marker = inProject('.next', 'built-from')

/** Whether there is a production build at all. */
export function isBuilt() {
  return existsSync(inProject('.next', 'BUILD_ID'))
}

/** Whether the production build is of the sources as they are now. */
export function isBuildCurrent() {
  return isBuilt() && existsSync(marker) && readFileSync(marker, 'utf8') === fingerprint()
}

/** Notes what the build was made of. `source` is the fingerprint from before it: files may change meanwhile. @param {string} source */
export function markBuilt(source) {
  writeFileSync(marker, source)
}

/** A hash of everything that goes into a build: sources, dependencies, and the variables that Next writes into the bundles. */
export function fingerprint() {
  const hash = createHash('sha256')
  for (const path of sources()) {
    hash.update(relative(root, path)).update('\0').update(readFileSync(path)).update('\0')
  }
  for (const [name, value] of Object.entries(process.env).sort()) {
    if (name.startsWith('NEXT_PUBLIC_')) hash.update(`${name}=${value}\0`)
  }
  return hash.digest('hex')
}

function sources() {
  const files = readdirSync(root, { withFileTypes: true })
    .filter(
      (entry) =>
        entry.isFile() &&
        /^(package-lock\.json|tsconfig\.json|\.env.*|[\w-]+(\.config)?\.(ts|mjs))$/.test(entry.name),
    )
    .map((entry) => join(root, entry.name))
  return [
    ...files,
    ...['app', 'components', 'lib', 'prisma', 'public'].flatMap((name) => filesBelow(inProject(name))),
  ].sort()
}

/**
 * @param {string} folder
 * @returns {string[]}
 */
function filesBelow(folder) {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    return entry.isDirectory() ? filesBelow(path) : entry.isFile() ? [path] : []
  })
}
