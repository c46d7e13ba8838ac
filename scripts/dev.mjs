// `npm run dev`: from a bare clone to a running app. Only Node's own modules until the dependencies are there.
import { requireFreeDatabase } from './setup/database-owner.mjs'
import { choosePort } from './setup/port.mjs'
import { prepare } from './setup/prepare.mjs'
import { nextCli } from './setup/project.mjs'
import { runInTerminal } from './setup/run.mjs'

await prepare()
const port = String(await choosePort('dev'))
await requireFreeDatabase()
process.exit(await runInTerminal(process.execPath, [nextCli, 'dev', '--port', port], { PORT: port }))
