import { beforeAll, describe, expect, it } from 'vitest'
import { advanceClock } from '../harness/advance-clock'
import type { Browser, SetCookie } from '../harness/browser'
import { sharedInstances, type Instances } from '../harness/instances'
import { racePatiently } from '../harness/race-patiently'
import { newAddress, signIn } from '../harness/people'
import { onEach, seedPerson } from '../harness/seeded-people'

let instances: Instances
beforeAll(async () => void (instances = await sharedInstances()))

type Cookies = Browser['cookies']

/** Fifty strangers' machines that hold the same cookies: an address each, for failures are counted by it. */
const refreshAtOnce = (cookies: Cookies) =>
  racePatiently(instances, 50, () =>
    instances.browser({ cookies, address: newAddress() }).post('/api/auth/refresh'),
  )

const signedIn = async () => signIn(instances, await seedPerson(instances))

/** Refreshes, and returns the cookies as they were before. */
async function refresh(browser: Browser): Promise<Cookies> {
  const before = new Map(browser.cookies)
  expect((await browser.post('/api/auth/refresh')).status).toBe(200)
  return before
}

async function expectDead(cookies: Cookies): Promise<void> {
  for (const browser of onEach(instances, cookies)) {
    const { status, code } = await browser.copy().post('/api/auth/refresh')
    expect([status, code]).toEqual([401, 'SESSION_REVOKED'])
    expect((await browser.patch('/api/auth/me', { name: 'Eve' })).status).toBe(401)
  }
}

const reuses = (email: string) =>
  instances.sql(
    `SELECT e."data" FROM "audit_events" e JOIN "users" u ON u."id" = e."actor_id"
     WHERE u."email" = $1 AND e."action" = 'auth.refresh_reuse'`,
    [email],
  )

/** What a cookie says. Signatures of ES256 differ each time, also of the same claims. */
const unsigned = ({ name, value }: SetCookie) =>
  `${name}=${name === 'sid' ? value.split('.').slice(0, 2).join('.') : value}`

describe('REF-1 fifty refreshes of one token at once, over two instances', () => {
  it('REF-1 give one pair of cookies to all', async () => {
    const browser = await signedIn()
    const { answers, byStatus } = await refreshAtOnce(browser.cookies)
    expect(byStatus).toEqual({ 200: 50 })
    const pairs = answers.map(({ cookies }) => cookies.map(unsigned).sort())
    expect(new Set(pairs.map(String)).size).toBe(1)
    expect(pairs[0]).toHaveLength(2)
  })

  it('REF-1 twin: sign nobody out: parent and child live on, wherever they are used', async () => {
    const browser = await signedIn()
    const parent = new Map(browser.cookies)
    await refreshAtOnce(parent)
    for (const each of onEach(instances, parent)) await refresh(each)
    await refresh(browser)
    await refresh(browser)
  })
})

describe('REF-2 a grandparent inside the grace, fifty times at once', () => {
  it('REF-2 ends the session on both instances, with one line of audit', async () => {
    const person = await seedPerson(instances)
    const browser = await signIn(instances, person)
    const grandparent = await refresh(browser)
    const parent = await refresh(browser)
    expect((await refreshAtOnce(grandparent)).byStatus).toEqual({ 401: 50 })
    for (const cookies of [grandparent, parent, browser.cookies]) await expectDead(cookies)
    expect(await reuses(person.email)).toEqual([{ data: { generation: 0, current: 2 } }])
  })

  it('REF-2 twin: a parent inside the grace gets the child, fifty times at once', async () => {
    const browser = await signedIn()
    await refresh(browser)
    const parent = await refresh(browser)
    expect((await refreshAtOnce(parent)).byStatus).toEqual({ 200: 50 })
    await refresh(browser)
  })
})

describe('REF-3 a parent after the grace, fifty times at once', () => {
  it('REF-3 ends the session, the newest token included, at once', async () => {
    const person = await seedPerson(instances)
    const browser = await signIn(instances, person)
    const parent = await refresh(browser)
    await advanceClock(instances, '11s')
    expect((await refreshAtOnce(parent)).byStatus).toEqual({ 401: 50 })
    await expectDead(browser.cookies)
    expect(await reuses(person.email)).toHaveLength(1)
  })

  it('REF-3 twin: the newest token is good after the grace, for all fifty', async () => {
    const browser = await signedIn()
    await refresh(browser)
    await advanceClock(instances, '11s')
    expect((await refreshAtOnce(browser.cookies)).byStatus).toEqual({ 200: 50 })
  })
})
