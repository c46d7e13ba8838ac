import { spawn } from 'node:child_process'
import { blanked } from '@/scripts/check/app.mjs'
import { inProject } from '@/scripts/setup/project.mjs'

export type TaskRun = { code: number | null; out: string; err: string }

/** Runs a script as `npm run` does, with no more of the environment than is given: `runTask(['billing', 'drift'], env)`. */
export function runTask(words: readonly string[], env: Record<string, string>): Promise<TaskRun> {
  const child = spawn(process.execPath, [inProject('scripts', 'task.mjs'), ...words], {
    cwd: inProject(),
    env: { ...process.env, ...blanked(), NODE_ENV: 'production', GATEHOUSE_PREVIEW: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const run: TaskRun = { code: null, out: '', err: '' }
  child.stdout.on('data', (chunk) => (run.out += String(chunk)))
  child.stderr.on('data', (chunk) => (run.err += String(chunk)))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve({ ...run, code }))
  })
}
