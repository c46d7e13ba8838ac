import { spawn } from 'node:child_process'
import { createWriteStream, mkdirSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { nextStart } from '../setup/next-start.mjs'
import { freePort } from '../setup/port.mjs'
import { inProject } from '../setup/project.mjs'

/**
 * Starts the production build as `npm run preview` would, on a free port, and waits until it is ready. What the env
 * files of this machine say is blanked, so that a test means the same everywhere.
 *
 * @param {{ env: Record<string, string>, log: string, port?: number }} options `log`: the file that its output goes to
 */
export async function startApp({ env, log, port: given }) {
  const port = given ?? (await freePort())
  const url = `http://localhost:${port}`
  mkdirSync(dirname(log), { recursive: true })
  const served = nextStart(port)
  const child = spawn(process.execPath, served.args, {
    env: {
      ...process.env,
      ...blanked(),
      ...served.env,
      NODE_ENV: 'production',
      GATEHOUSE_PREVIEW: '1',
      APP_URL: url,
      PORT: String(port),
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const file = createWriteStream(log, { flags: 'a' })
  child.stdout.pipe(file, { end: false })
  child.stderr.pipe(file, { end: false })
  const ended = /** @type {Promise<number | null>} */ (new Promise((resolve) => child.once('exit', resolve)))
  /** Asks it to end, and returns its exit code: null when it had to be killed. */
  const stop = async () => {
    child.kill('SIGTERM')
    const patience = setTimeout(() => child.kill('SIGKILL'), 30_000)
    const code = await ended
    clearTimeout(patience)
    return code
  }
  const kill = async () => {
    child.kill('SIGKILL')
    await ended
  }
  const app = { url, port, pid: Number(child.pid), ended, stop, kill }
  if (await isReady(`${url}/api/ready`, () => child.exitCode === null)) return app
  await stop()
  throw new Error(`The app did not become ready:\n\n${readFileSync(log, 'utf8').slice(-4000)}`)
}

/**
 * @param {string} url
 * @param {() => boolean} isAlive
 */
async function isReady(url, isAlive) {
  const deadline = Date.now() + 60_000
  while (Date.now() < deadline && isAlive()) {
    const answer = await fetch(url).catch(() => null)
    await answer?.body?.cancel()
    if (answer?.ok) return true
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  return false
}

/** Every variable that .env.example knows, empty: an empty one counts as not set, and keeps Next from reading it from a file. */
export function blanked() {
  const names = readFileSync(inProject('.env.example'), 'utf8').matchAll(/^#?\s*([A-Z][A-Z0-9_]*)=/gm)
  return Object.fromEntries([...names].map(([, name]) => [name, '']))
}
