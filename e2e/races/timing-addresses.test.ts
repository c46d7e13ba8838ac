import { afterAll, beforeAll, expect, it } from 'vitest'
import { tellingTimes, timed } from '../harness/answer-times'
import { startInstances, type Instances } from '../harness/instances'
import { areaUnderCurve } from '../harness/mann-whitney'
import { newPerson } from '../harness/people'
import { seedPeople } from '../harness/seeded-people'

let instances: Instances
beforeAll(async () => void (instances = await startInstances({ count: 1 })))
afterAll(() => instances.stop())

const signUp = {
  path: '/api/auth/signup',
  body: (email: string) => ({ email, password: 'a stone on a sill' }),
}
const forgot = { path: '/api/auth/forgot-password', body: (email: string) => ({ email }) }
const resend = { path: '/api/auth/resend-verification', body: (email: string) => ({ email }) }

it(
  'ENU-2 the time that what writes to an address takes does not tell known ones from unknown ones',
  { timeout: 1_800_000 },
  async () => {
    const calls = [
      { ...signUp, kind: 'unknown' },
      { ...signUp, kind: 'taken', who: {} },
      { ...forgot, kind: 'unknown' },
      { ...forgot, kind: 'taken', who: {} },
      { ...resend, kind: 'unknown' },
      { ...resend, kind: 'waiting', who: { verified: false } },
    ]
    expect(await tellingTimes(instances, calls)).toEqual([])
  },
)

it('ENU-2 twin: tells a call that asks the database for little from one that writes', async () => {
  const [person] = await seedPeople(instances, 1)
  const asked: number[] = []
  const limited: number[] = []
  for (let at = 0; at < 60; at++) {
    asked.push((await timed(instances, forgot.path, forgot.body(newPerson().email))).ms)
    const past = await timed(instances, forgot.path, forgot.body(person?.email ?? ''))
    // Past its three an hour it keeps its answer, and does nothing.
    if (at >= 3) limited.push(past.ms)
  }
  expect(areaUnderCurve(asked, limited)).toBeGreaterThan(0.75)
})
