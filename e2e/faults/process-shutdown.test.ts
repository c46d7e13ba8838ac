import { Agent, get, request, type IncomingMessage } from 'node:http'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startScratchApp, type ScratchApp } from '../harness/scratch-app'

const agent = new Agent({ keepAlive: true })
let app: ScratchApp
let hasServed = false
beforeAll(async () => void (app = await startScratchApp({ SHUTDOWN_DRAIN_MS: '1500' })))
beforeEach(async () => {
  if (hasServed) await app.restart()
  hasServed = true
})
afterAll(() => app?.remove())

describe('an instance that gets SIGTERM', () => {
  it('is not ready at once, serves through the drain with Connection: close, and ends with 0', async () => {
    expect((await ask('/api/ready')).connection).toBe('keep-alive')
    app.signal('SIGTERM')
    // A service manager signals the whole group, and npm passes on its own: copies, which hasten nothing.
    app.signal('SIGTERM')
    await until(async () => (await ask('/api/ready')).status === 503)
    expect(await ask('/api/health')).toEqual({ status: 200, connection: 'close' })
    expect(await ask('/sign-in')).toEqual({ status: 200, connection: 'close' })
    expect(await app.ended).toBe(0)
    expect(existsSync(join(app.dataDir, 'db.lock'))).toBe(false)
    await expect(ask('/api/health')).rejects.toThrow('ECONNREFUSED')
  })

  it('finishes a request that was still being sent when the drain was over', async () => {
    const slow = signUpInTwoParts(`${app.url}/api/auth/signup`)
    await slow.begun
    app.signal('SIGTERM')
    await until(() => refuses())
    slow.finish()
    expect((await slow.answer).statusCode).toBe(202)
    expect(await app.ended).toBe(0)
  })

  it('ends at once on a second signal that comes later', async () => {
    const slow = signUpInTwoParts(`${app.url}/api/auth/signup`)
    await slow.begun
    const heard = () => app.log().split('SIGTERM: finishing').length
    const before = heard()
    app.signal('SIGTERM')
    // From when it was heard, however busy the machine is: what comes within a second of that is a copy.
    await until(() => Promise.resolve(heard() > before))
    await delay(1_200)
    app.signal('SIGTERM')
    expect(await app.ended).toBe(143)
    await expect(slow.answer).rejects.toThrow('socket hang up')
  })
})

it('an instance that gets SIGINT, as by Ctrl-C, ends without a drain', async () => {
  const begun = performance.now()
  app.signal('SIGINT')
  expect(await app.ended).toBe(130)
  expect(performance.now() - begun).toBeLessThan(1_500)
})

function ask(path: string): Promise<{ status: number | undefined; connection: string | undefined }> {
  return new Promise((resolve, reject) => {
    get(app.url + path, { agent }, (answer) => {
      answer.resume().once('end', () => {
        resolve({ status: answer.statusCode, connection: answer.headers.connection })
      })
    }).once('error', reject)
  })
}

async function refuses(): Promise<boolean> {
  return ask('/api/health').then(
    () => false,
    () => true,
  )
}

/** A sign-up whose body comes in two parts, with as long between them as the test likes. */
function signUpInTwoParts(url: string) {
  const body = JSON.stringify({ email: 'slow@example.com', password: 'quiet harbor at dusk' })
  const headers = {
    ...{ origin: app.url, 'x-auth-request': '1', 'content-type': 'application/json' },
    'content-length': String(body.length),
  }
  const sending = request(url, { method: 'POST', headers, agent: false })
  const answer = new Promise<IncomingMessage>((resolve, reject) => {
    sending.once('response', (incoming) => resolve(incoming.resume())).once('error', reject)
  })
  answer.catch(() => undefined)
  const begun = new Promise<void>((resolve) =>
    sending.write(body.slice(0, 10), () => setTimeout(resolve, 300)),
  )
  return { begun, answer, finish: () => void sending.end(body.slice(10)) }
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await delay(50)
}
