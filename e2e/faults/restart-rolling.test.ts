import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startBalancer, type Balancer } from '../harness/balancer'
import { startInstances, type Instances } from '../harness/instances'
import { startLoad } from '../harness/steady-load'

const rounds = process.env.GATEHOUSE_LONG === '1' ? 5 : 1

let instances: Instances
let balancer: Balancer
beforeAll(async () => {
  instances = await startInstances({ env: { SHUTDOWN_DRAIN_MS: '1000' } })
  balancer = await startBalancer(instances.all.map(({ url }) => url))
})
afterAll(async () => {
  await balancer?.stop()
  await instances?.stop()
})

it('an instance that says it is ready has connections to the database lying ready', async () => {
  const [first] = instances.all
  await first?.stop()
  const [stopped] = await instances.sql<{ at: Date }>('SELECT now() AS "at"')
  await first?.start()
  const rows = await instances.sql<{ pid: number }>(
    `SELECT pid FROM pg_stat_activity WHERE application_name = 'gatehouse' AND backend_start > $1`,
    [stopped?.at],
  )
  expect(rows.length).toBeGreaterThanOrEqual(5)
})

it('a rolling restart by SIGTERM under load fails no request, signs nobody out, and ends each instance with 0', async () => {
  const load = await startLoad(instances, { handle: balancer.handle })
  await delay(1_000)
  for (let round = 0; round < rounds; round++) {
    for (const instance of instances.all) {
      expect(await instance.stop()).toBe(0)
      await balancer.until(1)
      await instance.start()
      await balancer.until(2)
      await delay(1_000)
    }
  }
  const signedOut = await load.stop()
  expect(load.failures()).toEqual([])
  expect(signedOut).toEqual([])
  // The load was there: every kind of request was answered while an instance was away.
  const least = Math.min(...['session', 'refresh', 'sign-in', 'page'].map((what) => load.done()[what] ?? 0))
  expect(least).toBeGreaterThan(3)
}, 600_000)
