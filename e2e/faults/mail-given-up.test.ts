import { afterAll, beforeAll, expect, it } from 'vitest'
import { runQuietly } from '@/scripts/setup/run.mjs'
import { inProject } from '@/scripts/setup/project.mjs'
import { startInstances, type Instances } from '../harness/instances'
import { accept, answer } from '../harness/mail-behaviours'
import { startMailProvider, type MailProvider } from '../harness/mail-provider'
import { allMailIsDone } from '../harness/mail-queue'
import { newAddress, newPerson, type Person } from '../harness/people'
import { until } from '../harness/until'

const secret = 'the secret of this test, long enough to be one'
let provider: MailProvider
let instances: Instances
beforeAll(async () => {
  provider = await startMailProvider()
  instances = await startInstances({ env: { ...provider.env, AUTH_SECRET: secret } })
})
afterAll(async () => {
  await instances.stop()
  await provider.stop()
})

it('mail that the provider will never take is told by the log and the doctor, and goes out when the operator says so', async () => {
  expect(await doctor()).toMatchObject({ code: 0, output: expect.stringContaining('0 given up') })

  const [refused, taken] = [newPerson(), newPerson()]
  const refusal = answer(
    422,
    {},
    `{"statusCode":422,"name":"validation_error","message":"no ${refused.email}"}`,
  )
  await provider.behave((exchange) => (exchange.to === refused.email ? refusal : accept)(exchange))
  await signUp(refused)
  await signUp(taken)
  await until('the log tells of it', () => log().includes('A job went to the dead letters'))
  expect(log()).not.toContain(refused.email)
  await until('the mail of another arrives', () => provider.takenFor(taken.email).length === 1)

  const told = await doctor()
  expect(told.code).toBe(1)
  expect(told.output).toContain('1 given up')
  expect(told.output).toMatch(/verify-email to r\*\*\*@example\.com, given up .*422 validation_error/)
  expect(told.output).not.toContain(refused.email)

  await provider.behave(accept)
  expect((await doctor('--retry-mail')).output).toContain('1 queued again')
  await allMailIsDone(instances)
  expect(provider.takenFor(refused.email)).toHaveLength(1)
  expect(provider.takenFor(taken.email)).toHaveLength(1)
  expect(await doctor()).toMatchObject({ code: 0, output: expect.stringContaining('0 given up') })
})

async function signUp(person: Person): Promise<void> {
  const { status } = await instances.browser({ address: newAddress() }).post('/api/auth/signup', person)
  expect(status).toBe(202)
}

function log(): string {
  return instances.all.map((instance) => instance.log()).join('')
}

function doctor(...flags: string[]): Promise<{ code: number; output: string }> {
  const env = {
    ...provider.env,
    APP_URL: instances.appUrl,
    AUTH_SECRET: secret,
    DATABASE_URL: instances.postgres.url,
  }
  return runQuietly(process.execPath, [inProject('scripts', 'task.mjs'), 'doctor', ...flags], { env })
}
