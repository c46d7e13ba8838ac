import { spawn } from 'node:child_process'
import { blanked } from '@/scripts/check/app.mjs'
import { inProject } from '@/scripts/setup/project.mjs'

export type TaskRun = { code: number | null; out: string; err: string }

/** Runs a script as `npm run` does, with no more of the environment than is given: `runTask(['billing', 'drift'], env)`. */
export function runTask(words: readonly string[], env: Record<string, string>): Promise<TaskRun> {
  return run([inProject('scripts', 'task.mjs'), ...words], env)
}

/** The same of scripts that `bundle` has made one file of, by their names. */
export function runBundled(files: Record<string, string>): typeof runTask {
  return ([name = '', ...words], env) => run([files[name] ?? '', ...words], env)
}

function run(args: readonly string[], env: Record<string, string>): Promise<TaskRun> {
  const child = spawn(process.execPath, args, {
    cwd: inProject(),
    env: { ...process.env, ...blanked(), NODE_ENV: 'production', GATEHOUSE_PREVIEW: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said: TaskRun = { code: null, out: '', err: '' }
  child.stdout.on('data', (chunk) => (said.out += String(chunk)))
  child.stderr.on('data', (chunk) => (said.err += String(chunk)))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve({ ...said, code }))
  })
}
