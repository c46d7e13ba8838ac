import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startInstances, type Instance, type Instances } from '../harness/instances'
import { newAddress, newPerson, signIn, signUpVerified } from '../harness/people'
import { residentMiB } from '../harness/process-memory'
import { race } from '../harness/race'

let instances: Instances
let instance: Instance
beforeAll(async () => {
  instances = await startInstances({ count: 1 })
  instance = instances.all[0] as Instance
})
afterAll(() => instances.stop())

type Watch = { ms: number[]; mostMiB: number }

/** Asks for its health, one time after the other, until the work is done. */
async function watching(work: Promise<unknown>): Promise<Watch> {
  const watch: Watch = { ms: [], mostMiB: 0 }
  let isDone = false
  const done = work.finally(() => (isDone = true))
  while (!isDone) {
    const started = performance.now()
    const { status } = await fetch(`${instance.url}/api/health`)
    expect(status).toBe(200)
    watch.ms.push(performance.now() - started)
    watch.mostMiB = Math.max(watch.mostMiB, residentMiB(instance.pid))
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  await done
  return watch
}

const slowest = ({ ms }: Watch) => Math.max(...ms)

const flood = () =>
  race(200, () => {
    const { email, password } = newPerson()
    return instances.browser({ address: newAddress() }).post('/api/auth/signin', { email, password })
  })

describe('PWD-5 two hundred passwords to check at once', () => {
  it('leave its health under 500 ms, and take the memory of a few', async () => {
    await flood()
    const before = residentMiB(instance.pid)
    const rounds: Watch[] = []
    // A machine that does other things as well may be slow for a while: one calm round of five is proof enough.
    for (let round = 0; round < 5 && !rounds.some((watch) => slowest(watch) < 500); round++) {
      const flooding = flood()
      rounds.push(await watching(flooding))
      expect((await flooding).byStatus).toEqual({ 401: 200 })
    }
    expect(
      Math.min(...rounds.map(slowest)),
      JSON.stringify(rounds.map(({ ms }) => ms.map(Math.round))),
    ).toBeLessThan(500)
    // Hashing on the thread that answers would let one or two through until the last hash is done.
    expect(Math.max(...rounds.map(({ ms }) => ms.length))).toBeGreaterThan(10)
    // Two hundred hashes of 19 MiB would be 3.8 GiB.
    expect(Math.max(...rounds.map(({ mostMiB }) => mostMiB)) - before).toBeLessThan(250)
  })

  it('twin: who knows the password signs in beside them', async () => {
    const { person } = await signUpVerified(instances)
    const flooding = flood()
    const browser = await signIn(instances, person)
    expect((await browser.get('/api/auth/session')).status).toBe(200)
    await flooding
  })
})

describe('PWD-4 fifty bodies of a megabyte at once', () => {
  const huge = JSON.stringify({ email: 'ada@example.com', password: 'x'.repeat(1_048_576) })
  const send = () => instances.browser({ address: newAddress() }).post('/api/auth/signin', huge)

  it('are refused, and its health answers beside them', async () => {
    const sending = race(50, send)
    const watch = await watching(sending)
    expect((await sending).byStatus).toEqual({ 413: 50 })
    expect(watch.ms.length).toBeGreaterThan(0)
  })

  it('twin: a body of the usual length is judged', async () => {
    const { email, password } = newPerson()
    expect((await instances.browser().post('/api/auth/signin', { email, password })).status).toBe(401)
  })
})
