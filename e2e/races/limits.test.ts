import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Answer, Browser } from '../harness/browser'
import { startInstances, type Instances } from '../harness/instances'
import type { Race } from '../harness/race'
import { racePatiently } from '../harness/race-patiently'
import { newAddress, newPerson, signIn } from '../harness/people'
import { seedPeople, seedPerson } from '../harness/seeded-people'

let instances: Instances
beforeAll(async () => void (instances = await startInstances()))
afterAll(() => instances.stop())

const from = (address = newAddress()) => instances.browser({ address })
const wrong = 'not the password at all'
const guess = (browser: Browser, email: string) =>
  browser.post('/api/auth/signin', { email, password: wrong })

/** Each prepares, and returns one call; `answered` is the status of a call that is within the limit. */
type Case = { limit: string; max: number; answered: number; prepare(): Promise<() => Promise<Answer>> }

const cases: Case[] = [
  {
    ...{ limit: 'sign-ups of an address', max: 3, answered: 202 },
    prepare: async () => {
      const person = newPerson()
      return () => from().post('/api/auth/signup', person)
    },
  },
  {
    ...{ limit: 'sign-ups of a client', max: 20, answered: 202 },
    prepare: async () => {
      const address = newAddress()
      return () => from(address).post('/api/auth/signup', newPerson())
    },
  },
  {
    ...{ limit: 'wrong passwords of an address from a client', max: 5, answered: 401 },
    prepare: async () => {
      const [address, { email }] = [newAddress(), await seedPerson(instances)]
      return () => guess(from(address), email)
    },
  },
  {
    ...{ limit: 'wrong passwords of an unknown address from a client', max: 5, answered: 401 },
    prepare: async () => {
      const [address, { email }] = [newAddress(), newPerson()]
      return () => guess(from(address), email)
    },
  },
  {
    ...{ limit: 'wrong passwords from a client', max: 50, answered: 401 },
    prepare: async () => {
      const address = newAddress()
      return () => guess(from(address), newPerson().email)
    },
  },
  {
    ...{ limit: 'wrong passwords of an address, from any client', max: 100, answered: 401 },
    prepare: async () => {
      const { email } = await seedPerson(instances)
      return () => guess(from(), email)
    },
  },
  {
    ...{ limit: 'wrong passwords of a signed-in person', max: 5, answered: 401 },
    prepare: async () => {
      const browser = await signIn(instances, await seedPerson(instances))
      return () => browser.copy().delete('/api/auth/me', { password: wrong })
    },
  },
  {
    ...{ limit: 'failed refreshes of a client', max: 30, answered: 401 },
    prepare: async () => {
      const cookies = new Map([['ref', randomUUID()]])
      const address = newAddress()
      return () => instances.browser({ address, cookies }).post('/api/auth/refresh')
    },
  },
]

function expectExactly(max: number, answered: number, { byStatus, answers }: Race<Answer>) {
  expect(byStatus).toEqual({ [answered]: max, 429: answers.length - max })
}

describe('RAT-5 fifty more than the limit at once, over two instances', () => {
  it.each(cases)('RAT-5 exactly $max: $limit', async ({ max, answered, prepare }) => {
    const call = await prepare()
    const outcome = await racePatiently(instances, max + 50, call)
    expectExactly(max, answered, outcome)
    const refused = outcome.answers.filter(({ status }) => status === 429)
    expect(new Set(refused.map(({ code }) => code))).toEqual(new Set(['RATE_LIMITED']))
    for (const { headers } of refused) expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
  })

  it.each([
    {
      ...{ path: '/api/auth/resend-verification', status: 204, verified: false },
      table: 'email_verifications',
    },
    { ...{ path: '/api/auth/forgot-password', status: 200, verified: true }, table: 'password_resets' },
  ])('RAT-5 exactly 3 links of $path, and the same answer to all', async (one) => {
    const { id, email } = await seedPerson(instances, { verified: one.verified })
    const { byStatus } = await racePatiently(instances, 53, () => from().post(one.path, { email }))
    expect(byStatus).toEqual({ [one.status]: 53 })
    expect(await instances.sql(`SELECT 1 FROM "${one.table}" WHERE "user_id" = $1`, [id])).toHaveLength(3)
  })

  it('RAT-5 exactly 10 children of a session in a minute, however many ask for each', async () => {
    const browser = await signIn(instances, await seedPerson(instances))
    for (let child = 1; child <= 12; child++) {
      const copies = Array.from({ length: 6 }, () => browser.copy())
      const { byStatus } = await racePatiently(instances, 6, (at) =>
        (copies[at] ?? browser).post('/api/auth/refresh'),
      )
      expect(byStatus).toEqual({ [child <= 10 ? 200 : 429]: 6 })
      for (const [name, value] of copies[0]?.cookies ?? []) browser.cookies.set(name, value)
    }
    const { id } = (await browser.get('/api/auth/session')).json<{ session: { id: string } }>().session
    const rows = await instances.sql(`SELECT "generation" FROM "sessions" WHERE "id" = $1`, [id])
    expect(rows).toEqual([{ generation: 10 }])
  })
})

describe('RAT-5 right passwords at once', () => {
  it('RAT-5 twin: eight sign-ins of one person from one client are all answered', async () => {
    const { email, password } = await seedPerson(instances)
    const address = newAddress()
    for (let round = 0; round < 3; round++) {
      const { byStatus } = await racePatiently(instances, 8, () =>
        from(address).post('/api/auth/signin', { email, password }),
      )
      expect(byStatus).toEqual({ 200: 8 })
    }
  })

  it('RAT-5 twin: sixty people who sign in from one office at once are all answered', async () => {
    const people = await seedPeople(instances, 60)
    const address = newAddress()
    const { byStatus } = await racePatiently(instances, 60, (at) => {
      const { email = '', password = '' } = people[at] ?? {}
      return from(address).post('/api/auth/signin', { email, password })
    })
    expect(byStatus).toEqual({ 200: 60 })
  })
})

describe('RAT-8 strangers who guess from a hundred clients', () => {
  it('RAT-8 slow strangers, and never the client that signed in before', async () => {
    const person = await seedPerson(instances)
    const own = await signIn(instances, person)
    const { email, password } = person
    expectExactly(100, 401, await racePatiently(instances, 110, () => guess(from(), email)))
    expect((await from().post('/api/auth/signin', { email, password })).status).toBe(429)
    expect((await own.copy().post('/api/auth/signin', { email, password })).status).toBe(200)
  })

  it('RAT-8 twin: another person signs in from anywhere meanwhile', async () => {
    const { email, password } = await seedPerson(instances)
    expect((await from().post('/api/auth/signin', { email, password })).status).toBe(200)
  })
})

describe('RAT-6 a restart', () => {
  it('RAT-6 of one instance or of both forgets no failure', async () => {
    const { email, password } = await seedPerson(instances)
    const address = newAddress()
    for (let at = 0; at < 5; at++) expect((await guess(from(address), email)).status).toBe(401)
    const [first] = instances.all
    await first?.stop()
    await first?.start()
    const everywhere = () =>
      Promise.all(
        instances.all.map((on) =>
          instances.browser({ on, address }).post('/api/auth/signin', { email, password }),
        ),
      )
    expect((await everywhere()).map(({ status }) => status)).toEqual([429, 429])
    await Promise.all(instances.all.map((instance) => instance.kill()))
    await Promise.all(instances.all.map((instance) => instance.start()))
    expect((await everywhere()).map(({ status }) => status)).toEqual([429, 429])
  })

  it('RAT-6 twin: after it, who did not fail is let in', async () => {
    const { email, password } = await seedPerson(instances)
    expect((await from().post('/api/auth/signin', { email, password })).status).toBe(200)
  })
})
