import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { workUntilKilled, type Acknowledged } from '../harness/acknowledged'
import type { Browser } from '../harness/browser'
import { startInstances, type Instance, type Instances } from '../harness/instances'
import { signIn, signUpVerified, type Person } from '../harness/people'

const rounds = process.env.GATEHOUSE_LONG === '1' ? 10 : 1

let instances: Instances
let person: Person
beforeAll(async () => {
  instances = await startInstances()
  person = (await signUpVerified(instances)).person
})
afterAll(() => instances?.stop())

describe('kill -9 during sign-ups and refreshes on Postgres', () => {
  it('of one of two instances loses nothing that was acknowledged, and a refresh that was cut goes on at the other', async () => {
    for (let round = 0; round < rounds; round++) {
      const killed = instances.all[round % 2]
      const told = await killWhileWorking(killed ? [killed] : [])
      // Within the grace the parent gives the child that was made, or makes it now: also the cut ones go on.
      for (const { browser } of told.browsers) {
        const survivor = instances.all[(round + 1) % 2]
        const again = instances.browser({ cookies: browser.cookies, address: browser.address, on: survivor })
        expect((await again.post('/api/auth/refresh')).status).toBe(200)
      }
      await killed?.start()
      await expectKept(told)
    }
  }, 1_800_000)

  it('of both instances loses nothing that was acknowledged', async () => {
    for (let round = 0; round < rounds; round++) {
      const told = await killWhileWorking(instances.all)
      await Promise.all(instances.all.map((instance) => instance.start()))
      for (const { browser, isCertain } of told.browsers) {
        if (isCertain) expect((await browser.post('/api/auth/refresh')).status).toBe(200)
      }
      await expectKept(told)
    }
  }, 1_800_000)
})

async function killWhileWorking(killed: readonly Instance[]): Promise<Acknowledged> {
  const browsers: Browser[] = []
  while (browsers.length < 6) browsers.push(await signIn(instances, person))
  const kill = async () => void (await Promise.all(killed.map((instance) => instance.kill())))
  return workUntilKilled((address) => instances.browser({ address }), browsers, kill)
}

/** Every acknowledged sign-up has its person, and its mail arrives once. */
async function expectKept({ signUps, surprises }: Acknowledged): Promise<void> {
  expect(surprises).toEqual([])
  expect(signUps.length).toBeGreaterThan(0)
  const found = await instances.sql<{ email: string }>('SELECT email FROM users WHERE email = ANY($1)', [
    signUps,
  ])
  expect(found.map(({ email }) => email).toSorted()).toEqual(signUps.toSorted())
  // A job that a dead instance had taken comes again when its 30 s are over.
  await expect.poll(() => mailCounts(signUps), { timeout: 100_000, interval: 500 }).toEqual([1])
}

async function mailCounts(addresses: readonly string[]): Promise<number[]> {
  const rows = await instances.sql<{ count: number }>(
    `SELECT count(m."id")::int AS "count" FROM unnest($1::text[]) AS a("to")
     LEFT JOIN "mailbox_messages" m ON m."to" = a."to" GROUP BY a."to"`,
    [addresses],
  )
  return [...new Set(rows.map(({ count }) => count))]
}
