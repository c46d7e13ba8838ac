import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Answer, Browser } from '../harness/browser'
import type { Cutter } from '../harness/database-cutter'
import type { Instances } from '../harness/instances'
import { startBehindCutter } from '../harness/instances-behind-cutter'
import { signIn, signUpVerified } from '../harness/people'

const isLong = process.env.GATEHOUSE_LONG === '1'
const clients = isLong ? 1_000 : 120
const outageMs = isLong ? 30_000 : 6_000
/** From the end of the outage until the last of them is served, on two busy cores. */
const servedWithinMs = 90_000

let instances: Instances
let cutter: Cutter
let stop: () => Promise<void>

beforeAll(async () => {
  ;({ instances, cutter, stop } = await startBehindCutter())
})

afterAll(async () => {
  await stop()
})

it(`${clients} clients that return after an outage of ${outageMs / 1_000} s are all served, and nobody is signed out`, async () => {
  const herd = await signedInHerd()
  cutter.refuse()
  await delay(outageMs)
  const duringOutage = await Promise.all(
    herd.slice(0, 20).map((browser) => browser.post('/api/auth/refresh')),
  )
  for (const answer of duringOutage) expectHonest(answer)
  await cutter.heal()

  const started = performance.now()
  const tries = await Promise.all(herd.map(comeBack))
  expect(performance.now() - started).toBeLessThan(servedWithinMs)
  expect(Math.max(...tries)).toBeLessThan(30)

  const [{ live } = { live: 0 }] = await instances.sql<{ live: number }>(
    `SELECT count(*)::int AS live FROM sessions WHERE revoked_at IS NULL AND generation > 0`,
  )
  expect(live).toBe(clients)
}, 600_000)

/** Sessions of a few people, 40 each: fewer than where the oldest has to go. One person's sign-ins wait for one another. */
async function signedInHerd(): Promise<Browser[]> {
  const people = Array.from({ length: clients / 40 }, async () => {
    const { person, browser } = await signUpVerified(instances)
    const browsers = [browser]
    while (browsers.length < 40) browsers.push(await signIn(instances, person))
    return browsers
  })
  return (await Promise.all(people)).flat()
}

/** As our own client does: refreshes, waits as it is told to when it is refused, then asks who it is. Returns its tries. */
async function comeBack(browser: Browser): Promise<number> {
  let tries = 0
  for (const call of [
    () => browser.post('/api/auth/refresh'),
    () => browser.get('/api/auth/session'),
    () => browser.get('/api/auth/me'),
  ]) {
    for (;;) {
      tries++
      const answer = await call()
      if (answer.status === 200) break
      expectHonest(answer)
      await delay(Number(answer.headers.get('retry-after')) * 1_000 * (0.5 + Math.random()))
    }
  }
  return tries
}

function expectHonest({ status, code, headers, cookies }: Answer): void {
  expect({ status, code }).toEqual({ status: 503, code: 'UNAVAILABLE' })
  expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
  expect(cookies).toEqual([])
}
