// `npm run build`: the production build.
import { fingerprint, markBuilt } from './setup/build.mjs'
import { prepare } from './setup/prepare.mjs'
import { nextCli } from './setup/project.mjs'
import { runInTerminal } from './setup/run.mjs'

await prepare()
const source = fingerprint()
const code = await runInTerminal(process.execPath, [nextCli, 'build'])
if (code === 0) markBuilt(source)
process.exit(code)
