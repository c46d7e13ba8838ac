import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tellingTimes, timed } from '../harness/answer-times'
import { startInstances, type Instances } from '../harness/instances'
import { areaUnderCurve } from '../harness/mann-whitney'
import { newPerson } from '../harness/people'
import { seedPeople } from '../harness/seeded-people'

let instances: Instances
beforeAll(async () => void (instances = await startInstances({ count: 1 })))
afterAll(() => instances.stop())

const signIn = { path: '/api/auth/signin', body: (email: string) => ({ email, password: 'not it at all' }) }
const signUp = {
  path: '/api/auth/signup',
  body: (email: string) => ({ email, password: 'a stone on a sill' }),
}
const forgot = { path: '/api/auth/forgot-password', body: (email: string) => ({ email }) }
const resend = { path: '/api/auth/resend-verification', body: (email: string) => ({ email }) }

const signIns = [
  { ...signIn, kind: 'unknown' },
  { ...signIn, kind: 'wrong', who: {} },
  { ...signIn, kind: 'disabled', who: { disabled: true } },
  { ...signIn, kind: 'passwordless', who: { hasPassword: false } },
]
const mailed = [
  { ...signUp, kind: 'unknown' },
  { ...signUp, kind: 'taken', who: {} },
  { ...forgot, kind: 'unknown' },
  { ...forgot, kind: 'taken', who: {} },
  { ...resend, kind: 'unknown' },
  { ...resend, kind: 'waiting', who: { verified: false } },
]

describe('ENU-2 the time an answer takes', () => {
  it.each([
    ['signs in', signIns],
    ['writes to an address', mailed],
  ])(
    'ENU-2 of what %s does not tell known addresses from unknown ones',
    { timeout: 1_800_000 },
    async (_, calls) => {
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
})
