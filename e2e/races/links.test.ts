import { beforeAll, describe, expect, it } from 'vitest'
import type { Answer } from '../harness/browser'
import { sharedInstances, type Instances } from '../harness/instances'
import { racePatiently } from '../harness/race-patiently'
import { mailedToken, newAddress, newPerson, signIn, type Person } from '../harness/people'
import { onEach, seedPerson } from '../harness/seeded-people'

let instances: Instances
beforeAll(async () => void (instances = await sharedInstances()))

const stranger = () => instances.browser({ address: newAddress() })
const passwordOf = (at: number) => `a lantern under the ${at}. stair`
const canSignIn = async ({ email }: Person, password: string) =>
  (await stranger().post('/api/auth/signin', { email, password })).status === 200
const auditLines = async (action: string, email: string) =>
  (
    await instances.sql(
      `SELECT 1 FROM "audit_events" e JOIN "users" u ON e."target_id" = u."id"::text
       WHERE u."email" = $1 AND e."action" = $2`,
      [email, action],
    )
  ).length

/** Which of them was answered 200: exactly one, or the test fails. */
function winner(answers: Answer[]): number {
  const winners = answers.flatMap(({ status }, at) => (status === 200 ? [at] : []))
  expect(winners).toHaveLength(1)
  return winners[0] as number
}

describe('PWD-8 one reset link', () => {
  const newLink = async (person: Person, count = 1) => {
    await stranger().post('/api/auth/forgot-password', { email: person.email })
    return mailedToken(instances, person.email, '/reset-password', count)
  }

  it('PWD-8 opened fifty times at once sets one password', async () => {
    const person = await seedPerson(instances)
    const token = await newLink(person)
    const { answers, byStatus } = await racePatiently(instances, 50, (at) =>
      stranger().post('/api/auth/reset-password', { token, password: passwordOf(at) }),
    )
    expect(byStatus).toEqual({ 200: 1, 400: 49 })
    expect(new Set(answers.map(({ code }) => code))).toEqual(new Set([undefined, 'TOKEN_INVALID']))
    const won = winner(answers)
    expect(await canSignIn(person, passwordOf(won))).toBe(true)
    expect(await canSignIn(person, passwordOf((won + 1) % 50))).toBe(false)
    expect(await canSignIn(person, person.password)).toBe(false)
    expect(await auditLines('auth.reset_password', person.email)).toBe(1)
  })

  it('PWD-8 twin: opened once sets its password, and a newer one works after it', async () => {
    const person = await seedPerson(instances)
    for (const at of [1, 2]) {
      const [token, password] = [await newLink(person, at), passwordOf(at)]
      expect((await stranger().post('/api/auth/reset-password', { token, password })).status).toBe(200)
      expect(await canSignIn(person, password)).toBe(true)
    }
  })
})

describe('PWD-8 one verification link', () => {
  const signUp = async () => {
    const [person, browser] = [newPerson(), stranger()]
    expect((await browser.post('/api/auth/signup', person)).status).toBe(202)
    return { person, browser, token: await mailedToken(instances, person.email, '/verify-email') }
  }

  it('PWD-8 opened fifty times at once verifies, and signs in, once', async () => {
    const { person, browser, token } = await signUp()
    const { answers, byStatus } = await racePatiently(instances, 50, () =>
      browser.copy().post('/api/auth/verify-email', { token }),
    )
    expect(byStatus).toEqual({ 200: 1, 400: 49 })
    expect(answers.filter(({ cookies }) => cookies.some(({ name }) => name === 'ref'))).toHaveLength(1)
    expect(await auditLines('auth.verify_email', person.email)).toBe(1)
    const sessions = await instances.sql(
      `SELECT 1 FROM "sessions" s JOIN "users" u ON u."id" = s."user_id" WHERE u."email" = $1`,
      [person.email],
    )
    expect(sessions).toHaveLength(1)
  })

  it('PWD-8 twin: opened once, on another device, verifies the address', async () => {
    const { person, token } = await signUp()
    expect((await stranger().post('/api/auth/verify-email', { token })).status).toBe(200)
    expect(await canSignIn(person, person.password)).toBe(true)
  })
})

describe('ENU-1 sign-ups of one address, fifty at once', () => {
  const signUpAtOnce = ({ email, name }: Person) =>
    racePatiently(instances, 50, (at) =>
      stranger().post('/api/auth/signup', { email, name, password: passwordOf(at) }),
    )
  // For how long is the same to everybody, and another a second later.
  const told = (answers: Answer[]) =>
    new Set(
      answers.map(({ status, text }) => `${status} ${text.replace(/Try again in [^.]+/, 'Try again later')}`),
    )

  it('ENU-1 make one account, and are answered as those of a taken address', async () => {
    const free = newPerson()
    const first = await signUpAtOnce(free)
    const taken = await signUpAtOnce(await seedPerson(instances))
    expect(first.byStatus).toEqual({ 202: 3, 429: 47 })
    expect(taken.byStatus).toEqual(first.byStatus)
    expect(told(taken.answers)).toEqual(told(first.answers))
    expect(await instances.sql(`SELECT 1 FROM "users" WHERE "email" = $1`, [free.email])).toHaveLength(1)
  })

  it('ENU-1 twin: of fifty addresses make fifty accounts', async () => {
    const people = Array.from({ length: 50 }, newPerson)
    const { byStatus } = await racePatiently(instances, 50, (at) =>
      stranger().post('/api/auth/signup', people[at]),
    )
    expect(byStatus).toEqual({ 202: 50 })
    const emails = people.map(({ email }) => email)
    expect(await instances.sql(`SELECT 1 FROM "users" WHERE "email" = ANY($1)`, [emails])).toHaveLength(50)
  })
})

describe('REF-9 the end of an account, fifty times at once', () => {
  it('REF-9 happens once, and no cookie outlives it', async () => {
    const person = await seedPerson(instances)
    const [browser, other] = [await signIn(instances, person), await signIn(instances, person)]
    const { byStatus } = await racePatiently(instances, 50, () =>
      browser.copy().delete('/api/auth/me', { password: person.password }),
    )
    // Those that came too late are failures, and beyond five of them the limit is reached.
    expect({ ...byStatus, 401: 0, 429: 0 }).toEqual({ 204: 1, 401: 0, 429: 0 })
    for (const each of onEach(instances, other.cookies)) {
      expect((await each.post('/api/auth/refresh')).status).toBe(401)
    }
    const lines = await instances.sql(
      `SELECT 1 FROM "audit_events" WHERE "action" = 'auth.delete_account' AND "target_id" = $1`,
      [person.id],
    )
    expect(lines).toHaveLength(1)
  })

  it('REF-9 twin: is refused to a wrong password, and the account lives on', async () => {
    const person = await seedPerson(instances)
    const browser = await signIn(instances, person)
    expect((await browser.delete('/api/auth/me', { password: 'not it at all' })).status).toBe(401)
    expect((await browser.post('/api/auth/refresh')).status).toBe(200)
  })
})

describe('PWD-8 changes of one password, fifty at once', () => {
  it('PWD-8 one is made: its password is in force and its cookies alone are good', async () => {
    const person = await seedPerson(instances)
    const browser = await signIn(instances, person)
    const change = { currentPassword: person.password }
    const browsers = Array.from({ length: 50 }, () => browser.copy())
    const { answers, byStatus } = await racePatiently(instances, 50, (at) =>
      (browsers[at] ?? browser).post('/api/auth/change-password', { ...change, newPassword: passwordOf(at) }),
    )
    const won = winner(answers)
    expect({ ...byStatus, 401: 0, 429: 0 }).toEqual({ 200: 1, 401: 0, 429: 0 })
    expect(await canSignIn(person, passwordOf(won))).toBe(true)
    expect(await canSignIn(person, passwordOf((won + 1) % 50))).toBe(false)
    for (const each of onEach(instances, browsers[won]?.cookies ?? new Map())) {
      expect((await each.patch('/api/auth/me', { name: 'Robin' })).status).toBe(200)
    }
    expect((await browser.copy().post('/api/auth/refresh')).status).toBe(401)
  })

  it('PWD-8 twin: one after the other, all are made', async () => {
    const person = await seedPerson(instances)
    const browser = await signIn(instances, person)
    let currentPassword = person.password
    for (let at = 0; at < 8; at++) {
      const change = { currentPassword, newPassword: passwordOf(at) }
      expect((await browser.post('/api/auth/change-password', change)).status).toBe(200)
      currentPassword = change.newPassword
    }
  })
})
