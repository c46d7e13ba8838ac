// `npm run preview`: the production build on this machine with development defaults, mailbox included.
import { fingerprint, isBuildCurrent, markBuilt } from './setup/build.mjs'
import { requireFreeDatabase } from './setup/database-owner.mjs'
import { nextStart } from './setup/next-start.mjs'
import { choosePort } from './setup/port.mjs'
import { prepare } from './setup/prepare.mjs'
import { nextCli } from './setup/project.mjs'
import { refuse } from './setup/refuse.mjs'
import { runInTerminal, runQuietly } from './setup/run.mjs'

await prepare()
const port = String(await choosePort('preview'))
await requireFreeDatabase()
if (!isBuildCurrent()) {
  console.log('Building, because the sources changed since the last build: about a minute')
  const source = fingerprint()
  const { code, output } = await runQuietly(process.execPath, [nextCli, 'build'])
  if (code !== 0) refuse(`next build failed:\n\n${output.trim()}`)
  markBuilt(source)
}
const { args, env } = nextStart(port)
process.exit(await runInTerminal(process.execPath, args, { ...env, GATEHOUSE_PREVIEW: '1', PORT: port }))
