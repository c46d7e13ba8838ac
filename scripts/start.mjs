// `npm start`: production. The app itself refuses to run half-configured, naming the variable.
import { isBuilt } from './setup/build.mjs'
import { nextStart } from './setup/next-start.mjs'
import { requireNode } from './setup/node-version.mjs'
import { choosePort } from './setup/port.mjs'
import { root } from './setup/project.mjs'
import { quiet } from './setup/quiet.mjs'
import { refuse } from './setup/refuse.mjs'
import { runInTerminal } from './setup/run.mjs'

requireNode()
process.chdir(root)
if (!isBuilt()) refuse('There is no build to start. First: npm run build')
const port = String(await choosePort('start'))
const { args, env } = nextStart(port)
process.exit(await runInTerminal(process.execPath, args, { ...quiet, ...env, PORT: port }))
