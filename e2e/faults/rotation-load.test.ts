import { setTimeout as delay } from 'node:timers/promises'
import { decodeProtectedHeader } from 'jose'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { inProject } from '@/scripts/setup/project.mjs'
import { runQuietly } from '@/scripts/setup/run.mjs'
import type { Browser } from '../harness/browser'
import { startInstances, type Instance, type Instances } from '../harness/instances'
import { signUpVerified } from '../harness/people'
import { startLoad, type SteadyLoad } from '../harness/steady-load'

const sessions = process.env.GATEHOUSE_LONG === '1' ? 40 : 8

let instances: Instances
beforeAll(async () => void (instances = await startInstances()))
afterAll(() => instances?.stop())

it('keys are rotated under load: no refresh and no session check fails, and nobody is signed out', async () => {
  const load = await startLoad(instances, { handle: instances.handle, sessions, signIns: false })
  const { browser } = await signUpVerified(instances)
  await rotate(browser, load)
  const signedOut = await load.stop()
  expect(load.failures()).toEqual([])
  expect(signedOut).toEqual([])
  expect(load.done()['refresh']).toBeGreaterThan(0)
})

/** Publish, sign, retire, with one token from before the change shown to every instance on the way. */
async function rotate(browser: Browser, load: SteadyLoad): Promise<void> {
  const advance = async (ms: number) => {
    await load.paused(() => leap(ms))
    await load.goesOn()
  }
  // The command reckons with the app's clock, wherever that stands.
  await advance(7_200_000)
  const [old] = await keyIds(first())
  const { code, output } = await runQuietly(
    process.execPath,
    [inProject('scripts/task.mjs'), 'keys-rotate'],
    {
      env: {
        GATEHOUSE_DATA_DIR: instances.dataDir,
        DATABASE_URL: instances.postgres.url,
        AUTH_KEYS: '',
        NODE_ENV: 'development',
      },
    },
  )
  if (code !== 0) throw new Error(output)
  const [, fresh] = await published(2)

  // The new key signs ten minutes from now. Until then it only stands in the set.
  await load.goesOn()
  await refresh(browser)
  expect(signerOf(browser)).toBe(old)
  await advance(580_000)
  await refresh(browser)
  expect(signerOf(browser)).toBe(old)
  const before = browser.copy()

  await advance(25_000)
  for (const { url } of instances.all) {
    expect((await on(url, before)).status).toBe(200)
  }
  await refresh(browser)
  expect(signerOf(browser)).toBe(fresh)
  expect(await keyIds(first())).toEqual([old, fresh])

  await advance(130_000)
  for (const instance of instances.all) expect(await keyIds(instance)).toEqual([fresh])
  for (const { url } of instances.all) expect((await on(url, before)).status).toBe(401)
}

function first(): Instance {
  const [instance] = instances.all
  if (!instance) throw new Error('no instance runs')
  return instance
}

async function refresh(browser: Browser): Promise<void> {
  const { status, text } = await browser.post('/api/auth/refresh')
  if (status !== 200) throw new Error(`refresh: ${status} ${text}`)
}

function signerOf(browser: Browser): string | undefined {
  return decodeProtectedHeader(browser.cookies.get('sid') ?? '').kid
}

/** A session check of one instance with the cookies as they are. */
function on(url: string, { cookies }: Browser): Promise<Response> {
  return fetch(`${url}/api/auth/session`, { headers: { cookie: `sid=${cookies.get('sid')}` } })
}

async function keyIds({ url }: Instance): Promise<string[]> {
  const answer = await fetch(`${url}/api/auth/.well-known/jwks.json`)
  return ((await answer.json()) as { keys: { kid: string }[] }).keys.map(({ kid }) => kid)
}

/** The key ids, once every instance shows that many. */
async function published(count: number): Promise<string[]> {
  const counts = () => Promise.all(instances.all.map(async (instance) => (await keyIds(instance)).length))
  await expect.poll(counts, { timeout: 20_000 }).toEqual(instances.all.map(() => count))
  return keyIds(first())
}

/** Moves the clock of all instances. */
async function leap(ms: number): Promise<void> {
  const answer = await instances.browser().post('/api/dev/clock', { advance: `${ms}ms` })
  if (answer.status !== 200) throw new Error(`clock: ${answer.status} ${answer.text}`)
  const { offsetMs } = answer.json<{ offsetMs: number }>()
  // The other instance hears of it from the database.
  for (const instance of instances.all) while ((await offsetOf(instance)) !== offsetMs) await delay(50)
}

async function offsetOf({ url }: Instance): Promise<number> {
  const answer = await fetch(`${url}/api/dev/clock`)
  return ((await answer.json()) as { offsetMs: number }).offsetMs
}
