import { decodeJwt } from 'jose'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { inProject } from '@/scripts/setup/project.mjs'
import type { Browser } from '../harness/browser'
import { startInstances, type Instance, type Instances } from '../harness/instances'
import { newAddress, signUpVerified, type Person } from '../harness/people'

const minutes5 = 300_000

let instances: Instances
beforeAll(async () => {
  instances = await startInstances({
    env: (at) => ({
      NODE_OPTIONS: `--import=${pathToFileURL(inProject('e2e/harness/shifted-clock.mjs'))}`,
      CLOCK_SHIFT_MS: String(at === 0 ? minutes5 : -minutes5),
    }),
  })
})
afterAll(() => instances?.stop())

describe('two instances whose clocks stand ten minutes apart', () => {
  let person: Person
  let fast: Browser
  let slow: Browser
  const [ahead, behind] = [() => instances.all[0], () => instances.all[1]]

  beforeEach(async () => {
    person = (await signUpVerified(instances)).person
    fast = await signInOn(ahead())
    slow = await signInOn(behind())
  })

  it('really have such clocks: their logs are ten minutes apart', () => {
    const [first, second] = instances.all.map(lastLogged)
    expect(Number(first) - Number(second)).toBeGreaterThan(2 * minutes5 - 60_000)
  })

  it('take each other’s tokens, which begin and end by the database’s time', async () => {
    for (const [browser, other] of [
      [fast, behind()],
      [slow, ahead()],
    ] as const) {
      expect((await on(other, browser).get('/api/auth/session')).status).toBe(200)
      const { iat = 0, exp = 0 } = decodeJwt(browser.cookies.get('sid') ?? '')
      expect(exp - iat).toBe(60)
      const [row] = await instances.sql<{ now: string }>(
        'SELECT extract(epoch FROM clock_timestamp()) AS now',
      )
      expect(Math.abs(Number(row?.now) - iat)).toBeLessThan(30)
    }
  })

  it('tell browsers how long a cookie lives, never until when by a clock of their own', async () => {
    for (const browser of [fast, slow]) {
      const { status, cookies } = await browser.post('/api/auth/refresh')
      expect(status).toBe(200)
      expect(cookies.find(({ name }) => name === 'sid')?.attributes).toContain('Max-Age=60')
      expect(cookies.find(({ name }) => name === 'ref')?.attributes).toContain('Max-Age=604800')
      for (const { attributes } of cookies) expect(attributes.join('; ')).not.toMatch(/expires/i)
    }
  })

  it('give one child to a parent that comes back within the grace at the other one', async () => {
    for (const [browser, other] of [
      [fast, behind()],
      [slow, ahead()],
    ] as const) {
      const late = on(other, browser)
      expect((await browser.post('/api/auth/refresh')).status).toBe(200)
      expect((await late.post('/api/auth/refresh')).status).toBe(200)
      expect(late.cookies.get('ref')).toBe(browser.cookies.get('ref'))
    }
  })

  it('count one window of failed sign-ins together: five in all, then 429 at both, to the same moment', async () => {
    const address = newAddress()
    const tries = instances.all.map((instance) => instances.browser({ on: instance, address }))
    const statuses: number[] = []
    const waits: number[] = []
    for (let count = 0; count < 8; count++) {
      const answer = await tries[count % 2]?.post('/api/auth/signin', {
        ...credentials(),
        password: 'wrong one',
      })
      statuses.push(answer?.status ?? 0)
      if (answer?.status === 429) waits.push(Number(answer.headers.get('retry-after')))
    }
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429, 429])
    expect(Math.max(...waits)).toBeLessThanOrEqual(900)
    expect(Math.min(...waits)).toBeGreaterThan(800)
  })

  const credentials = () => ({ email: person.email, password: person.password })

  async function signInOn(instance: Instance | undefined): Promise<Browser> {
    const browser = instances.browser({ on: instance, address: newAddress() })
    expect((await browser.post('/api/auth/signin', credentials())).status).toBe(200)
    return browser
  }

  /** The same person's cookies, shown to another instance. */
  function on(instance: Instance | undefined, { cookies, address }: Browser): Browser {
    return instances.browser({ on: instance, cookies, address })
  }
})

function lastLogged(instance: Instance): number {
  return Number(
    instance
      .log()
      .match(/"time":(\d+)/g)
      ?.at(-1)
      ?.slice(7),
  )
}
