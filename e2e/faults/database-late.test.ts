import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Cutter } from '../harness/database-cutter'
import { expectOutagePage } from '../harness/expect-page'
import type { Instance, Instances } from '../harness/instances'
import { startBehindCutter } from '../harness/instances-behind-cutter'
import { signUpVerified } from '../harness/people'

/** What the contract names, and room for a machine that is busy with other tests. */
const answerWithinMs = 3_000 + 1_000

let instances: Instances
let cutter: Cutter
let stop: () => Promise<void>

beforeAll(async () => {
  ;({ instances, cutter, stop } = await startBehindCutter({ count: 1 }))
})

afterAll(async () => {
  await stop()
})

it.each(['refuse', 'stall'] as const)(
  'an instance started while the database does not answer (%s) says so, serves its outage, and serves when the database is back',
  async (fault) => {
    const [instance] = instances.all as [Instance]
    const { browser } = await signUpVerified(instances)
    await instance.stop()
    const logged = instance.log().length
    cutter[fault]()
    const started = instance.start()
    try {
      await expect.poll(() => statusOf('/api/health'), { timeout: 60_000, interval: 100 }).toBe(200)
      expect(await statusOf('/api/ready')).toBe(503)
      const answer = await browser.get('/api/auth/session')
      expect([answer.status, answer.code]).toEqual([503, 'UNAVAILABLE'])
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)

      for (const path of ['/account', '/', '/sign-in', '/no-such-page']) {
        const asked = performance.now()
        expectOutagePage(await browser.get(path))
        expect(performance.now() - asked, path).toBeLessThan(answerWithinMs)
      }
      expect(instance.log().slice(logged)).toContain(
        'The database cannot be reached yet. Serving 503 until it can.',
      )
    } finally {
      await cutter.heal()
    }
    await started
    expect((await browser.get('/api/auth/session')).status).toBe(200)
    expect((await browser.post('/api/auth/refresh')).status).toBe(200)
    expect((await browser.get('/account')).status).toBe(200)
  },
)

async function statusOf(path: string): Promise<number | undefined> {
  const answer = await instances
    .browser()
    .get(path)
    .catch(() => null)
  return answer?.status
}
