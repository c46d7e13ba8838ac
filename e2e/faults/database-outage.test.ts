import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Answer, Browser } from '../harness/browser'
import type { Cutter } from '../harness/database-cutter'
import { expectOutagePage } from '../harness/expect-page'
import type { Instance, Instances } from '../harness/instances'
import { startBehindCutter } from '../harness/instances-behind-cutter'
import { newPerson, signUpVerified, type Person } from '../harness/people'
import { databaseFaults } from './database-faults'

/** What the contract names, and room for a machine that is busy with other tests. */
const answerWithinMs = 3_000 + 1_000
const recoverWithinMs = 5_000 + 1_000

let instances: Instances
let cutter: Cutter
let stop: () => Promise<void>

beforeAll(async () => {
  ;({ instances, cutter, stop } = await startBehindCutter())
})

afterAll(async () => {
  await stop()
})

describe.each(databaseFaults)('while $words', ({ begin, answers }) => {
  it('every answer is honest and in time, nobody is signed out, and it recovers by itself', async () => {
    const { browser, person } = await signUpVerified(instances)
    const pids = instances.all.map(({ pid }) => pid)
    const end = await begin({ postgres: instances.postgres, cutter })
    try {
      await Promise.all(instances.all.map(occupy))
      await Promise.all(
        instances.all.map(async (instance) => {
          await expectOutage(instance, browser, person)
          const ready = await timed(() => instances.browser({ on: instance }).get('/api/ready'))
          if (!answers) expect(ready.status).toBe(503)
        }),
      )
    } finally {
      await end()
    }
    for (const instance of instances.all) await expectRecovery(instance, browser)
    expect(instances.all.map(({ pid }) => pid)).toEqual(pids)
  })
})

/** More callers at once than an instance has connections: all of them are answered in time. */
async function occupy(on: Instance): Promise<void> {
  const strangers = Array.from({ length: 25 }, () => {
    const { email, password } = newPerson()
    return timed(() => instances.browser({ on }).post('/api/auth/signin', { email, password }))
  })
  for (const answer of await Promise.all(strangers)) expectUnavailable(answer)
}

async function expectOutage(on: Instance, signedIn: Browser, person: Person): Promise<void> {
  const browser = instances.browser({ on, cookies: signedIn.cookies })
  const unavailable = await Promise.all([
    timed(() => browser.get('/api/auth/me')),
    timed(() => browser.get('/api/auth/sessions')),
    timed(() => browser.post('/api/auth/refresh')),
    timed(() => browser.post('/api/auth/signin', { email: person.email, password: person.password })),
    timed(() => browser.post('/api/auth/signup', newPerson())),
    timed(() => browser.post('/api/auth/forgot-password', { email: person.email })),
    timed(() => browser.patch('/api/auth/me', { name: 'Someone else' })),
    timed(() => browser.delete('/api/auth/sessions')),
    timed(() => browser.post('/api/auth/signout')),
  ])
  for (const answer of unavailable) expectUnavailable(answer)
  expect(browser.cookies).toEqual(signedIn.cookies)

  // A token that is still good is enough for reading while the news of revocations comes in, and a look-up is not had.
  const session = await timed(() => browser.get('/api/auth/session'))
  expect([200, 503]).toContain(session.status)
  expect((await timed(() => browser.get('/api/health'))).status).toBe(200)

  // With a token that is still good, and an hour later by the cookies: only the refresh token is there.
  const idle = new Map([...signedIn.cookies].filter(([name]) => name === 'ref'))
  for (const cookies of [signedIn.cookies, idle]) {
    for (const path of ['/account', '/account/sessions', '/account/security']) {
      expectOutagePage(await timed(() => instances.browser({ on, cookies }).get(path)))
    }
  }
  expect((await timed(() => instances.browser({ on }).get('/sign-in'))).status).toBe(200)
}

function expectUnavailable({ status, code, headers, cookies }: Answer): void {
  expect({ status, code }).toEqual({ status: 503, code: 'UNAVAILABLE' })
  expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
  expect(cookies).toEqual([])
}

async function expectRecovery(on: Instance, signedIn: Browser): Promise<void> {
  const browser = instances.browser({ on, cookies: signedIn.cookies })
  const healthy = { timeout: recoverWithinMs, interval: 100 }
  await expect.poll(async () => (await browser.get('/api/ready')).status, healthy).toBe(200)
  await expect.poll(async () => (await browser.get('/api/auth/me')).status, healthy).toBe(200)
  expect((await browser.post('/api/auth/refresh')).status).toBe(200)
  expect((await browser.get('/account')).status).toBe(200)
  for (const [name, value] of browser.cookies) signedIn.cookies.set(name, value)
}

async function timed(work: () => Promise<Answer>): Promise<Answer> {
  const started = performance.now()
  const answer = await work()
  expect(performance.now() - started, `${answer.status} ${answer.text.slice(0, 80)}`).toBeLessThan(
    answerWithinMs,
  )
  return answer
}
