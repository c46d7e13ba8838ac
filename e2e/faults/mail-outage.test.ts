import { afterAll, beforeAll, expect, it } from 'vitest'
import { startInstances, type Instances } from '../harness/instances'
import { accept, acceptAndDrop, answer, refuse, type Behaviour } from '../harness/mail-behaviours'
import { linkIn, startMailProvider, type MailProvider } from '../harness/mail-provider'
import { allMailIsDone, dueMailIsTried, passTime } from '../harness/mail-queue'
import { newAddress, newPerson } from '../harness/people'
import { until } from '../harness/until'

let provider: MailProvider
let instances: Instances
beforeAll(async () => {
  provider = await startMailProvider()
  instances = await startInstances({ env: provider.env })
})
afterAll(async () => {
  await instances.stop()
  await provider.stop()
})

const stepMinutes = process.env.GATEHOUSE_LONG === '1' ? 2 : 10
const ways: (Behaviour | typeof refuse)[] = [
  refuse,
  answer(500),
  answer(429, { 'retry-after': '120' }),
  answer(503),
  acceptAndDrop,
]

it('with the mail provider down for an hour every sign-up succeeds, and ten minutes after it every mail has arrived, once', async () => {
  const people = []
  for (let minute = 0, step = 0; minute < 60; minute += stepMinutes, step++) {
    await provider.behave(ways[step % ways.length] ?? refuse)
    for (const on of instances.all) {
      const person = newPerson()
      const browser = instances.browser({ on, address: newAddress() })
      expect((await browser.post('/api/auth/signup', person)).status).toBe(202)
      people.push(person)
    }
    await dueMailIsTried(instances)
    await until('no mail is in hand', async () => (await jobs('active')) === 0)
    await passTime(instances, stepMinutes)
  }
  // Those that came due with the last step may be in hand just now.
  await until('every mail waits for another try', async () => (await jobs('retry')) === people.length)

  await provider.behave(accept)
  await passTime(instances, 10)
  await until('every mail has arrived', async () => (await jobs('completed')) === people.length)
  const arrived = provider.taken.map(({ to }) => to)
  expect(arrived.sort()).toEqual(people.map(({ email }) => email).sort())

  const [first] = provider.taken
  const token = first && linkIn(first, '/verify-email').searchParams.get('token')
  expect((await instances.browser().post('/api/auth/verify-email', { token })).status).toBe(200)
})

it('mail that never gets an answer holds up neither the mail of others nor the end of an instance', async () => {
  const unlucky = Array.from({ length: 12 }, () => newPerson())
  const stuck = new Set(unlucky.map(({ email }) => email))
  await provider.behave((exchange) => (stuck.has(exchange.to) ? undefined : accept(exchange)))
  for (const person of unlucky) await signUp(person)

  const lucky = newPerson()
  await signUp(lucky)
  await until('the mail of another arrives', () => provider.takenFor(lucky.email).length === 1)

  const [instance] = instances.all
  await dueMailIsTried(instances)
  const started = performance.now()
  // In order: 1 would be cut short, null a kill.
  expect(await instance?.stop()).toBe(0)
  // What a container gets before it is killed.
  expect(performance.now() - started).toBeLessThan(10_000)
  await instance?.start()

  await provider.behave(accept)
  await allMailIsDone(instances)
  for (const { email } of unlucky) expect(provider.takenFor(email)).toHaveLength(1)
})

async function signUp(person: object): Promise<void> {
  const { status } = await instances.browser({ address: newAddress() }).post('/api/auth/signup', person)
  expect(status).toBe(202)
}

async function jobs(state: string): Promise<number> {
  const text = `SELECT 1 FROM pgboss.job WHERE name = 'mail' AND state = $1::pgboss.job_state`
  return (await instances.sql(text, [state])).length
}
