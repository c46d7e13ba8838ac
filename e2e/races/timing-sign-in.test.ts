import { afterAll, beforeAll, expect, it } from 'vitest'
import { tellingTimes } from '../harness/answer-times'
import { startInstances, type Instances } from '../harness/instances'

let instances: Instances
beforeAll(async () => void (instances = await startInstances({ count: 1 })))
afterAll(() => instances.stop())

const signIn = { path: '/api/auth/signin', body: (email: string) => ({ email, password: 'not it at all' }) }

it(
  'ENU-2 the time that a sign-in takes does not tell known addresses from unknown ones',
  { timeout: 1_800_000 },
  async () => {
    const calls = [
      { ...signIn, kind: 'unknown' },
      { ...signIn, kind: 'wrong', who: {} },
      { ...signIn, kind: 'disabled', who: { disabled: true } },
      { ...signIn, kind: 'passwordless', who: { hasPassword: false } },
    ]
    expect(await tellingTimes(instances, calls)).toEqual([])
  },
)
