// `npm run bench`: the product beside its peers, see docs/benchmarks.md. `npm run bench -- session --quick` does less.
import { productionBuild } from './check/tools.mjs'
import { installDependencies } from './setup/dependencies.mjs'
import { prepare } from './setup/prepare.mjs'
import { inProject } from './setup/project.mjs'
import { refuse } from './setup/refuse.mjs'
import { runInTerminal } from './setup/run.mjs'

await prepare()
await installDependencies({ project: inProject('bench') })
const build = await productionBuild()
if (build.failed) refuse(`next build failed:\n\n${build.output.trim()}`)
const script = ['--import', 'tsx', inProject('bench', 'run.ts'), ...process.argv.slice(2)]
process.exit(await runInTerminal(process.execPath, script, { NODE_ENV: 'production' }))
