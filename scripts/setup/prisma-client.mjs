import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { inProject, root } from './project.mjs'
import { refuse } from './refuse.mjs'
import { runQuietly } from './run.mjs'

const client = inProject('lib', 'stores', 'prisma', 'generated')
const marker = `${client}/.made-from`

/** Generates the Prisma client when there is none or the schema has changed since. */
export async function generatePrismaClient() {
  const source = fingerprint()
  if (existsSync(`${client}/client.ts`) && readMarker() === source) return
  const prisma = inProject('node_modules', 'prisma', 'build', 'index.js')
  const { code, output } = await runQuietly(process.execPath, [prisma, 'generate'], { cwd: root })
  if (code !== 0) refuse(`prisma generate failed:\n\n${output.trim()}`)
  writeFileSync(marker, source)
}

function readMarker() {
  return existsSync(marker) ? readFileSync(marker, 'utf8') : null
}

/** The client depends on the schema and on the version of Prisma. */
function fingerprint() {
  const hash = createHash('sha256')
  hash.update(readFileSync(inProject('prisma', 'schema.prisma')))
  hash.update(readFileSync(inProject('node_modules', 'prisma', 'package.json')))
  return hash.digest('hex')
}
