import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { expect, it } from 'vitest'
import { inProject } from './project.mjs'

/** Ends in order: tells of the signal, then exits. */
const app = `process.on('SIGTERM', () => { console.log('ending'); process.exit(0) }); setInterval(() => 0, 1000); console.log('up')`
const script = `
  import { runInTerminal } from ${JSON.stringify(inProject('scripts/setup/run.mjs'))}
  process.exit(await runInTerminal(process.execPath, ['-e', ${JSON.stringify(app)}]))
`

it('ends in order what npm runs when SIGTERM reaches only the shell between, as npm sends it', async () => {
  // The second command keeps a shell from becoming the first one itself.
  const shell = spawn('sh', ['-c', '"$0" --input-type=module -e "$1"; true', process.execPath, script], {
    env: { ...process.env, npm_lifecycle_event: 'start' },
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  })
  try {
    const lines = createInterface(shell.stdout)[Symbol.asyncIterator]()
    expect((await lines.next()).value).toBe('up')
    shell.kill('SIGTERM')
    await once(shell, 'exit')
    const patience = AbortSignal.timeout(10_000)
    const late = once(patience, 'abort').then(() => ({ value: 'nothing', done: false }))
    expect((await Promise.race([lines.next(), late])).value).toBe('ending')
    expect((await lines.next()).done).toBe(true)
  } finally {
    endGroup(Number(shell.pid))
  }
}, 20_000)

function endGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // All of it has ended by itself.
  }
}
