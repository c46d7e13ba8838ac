// `npm run soak`: half an hour of mixed load on two instances, and then the accounts. GATEHOUSE_SOAK_SECONDS and
// GATEHOUSE_SOAK_RATE (acts a second) change how long and how much.
import { prepare } from './setup/prepare.mjs'
import { inProject } from './setup/project.mjs'
import { runInTerminal } from './setup/run.mjs'

await prepare()
const vitest = inProject('node_modules', 'vitest', 'vitest.mjs')
process.exit(
  await runInTerminal(process.execPath, [vitest, 'run', '--project=instances-measuring', 'e2e/soak'], {
    GATEHOUSE_SOAK_SECONDS: process.env.GATEHOUSE_SOAK_SECONDS ?? '1800',
  }),
)
