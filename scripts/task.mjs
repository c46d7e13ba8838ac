// Runs a TypeScript script of this folder: `node scripts/task.mjs doctor`.
import { existsSync } from 'node:fs'
import { loadEnvFiles } from './setup/env-files.mjs'
import { prepare } from './setup/prepare.mjs'
import { inProject } from './setup/project.mjs'
import { refuse } from './setup/refuse.mjs'
import { runInTerminal } from './setup/run.mjs'

const [name = '', ...args] = process.argv.slice(2)
const script = inProject('scripts', `${name}.ts`)
if (!/^[a-z-]+$/.test(name) || !existsSync(script)) refuse(`There is no scripts/${name}.ts`)
await prepare({ forProduction: true })
loadEnvFiles()
process.exit(await runInTerminal(process.execPath, ['--import', 'tsx', script, ...args]))
