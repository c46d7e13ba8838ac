import { beforeEach, expect, it, vi } from 'vitest'
import { billingFeature, buyPlan } from '@/e2e/harness/billing'
import { newTenant } from '@/e2e/harness/tenants'
import { createTestAuth, type TestAuth } from '@/e2e/harness/test-auth'
import { AppError } from '@/lib/core/errors'
import { processWaiting } from './process-event'

let world: TestAuth
let broken: string
let healthy: string
beforeEach(async () => {
  world = createTestAuth()
  broken = await newCustomer('ada@example.com', 'Acme')
  healthy = await newCustomer('eve@example.com', 'Globex')
})

const newCustomer = async (email: string, name: string) => {
  const { browser, tenant } = await newTenant(world, email, name, null)
  await buyPlan(browser)
  return tenant.id
}
/** Events of one moment, whose ids tell their order. */
const receive = async (tenantId: string, prefix: string, count: number) => {
  const at = world.clock.now()
  const event = { provider: 'simulator', type: 'invoice.paid', tenantId, createdAt: at, receivedAt: at }
  for (let index = 0; index < count; index++)
    await world.tenancy.webhooks.receive({ ...event, id: `${prefix}_${String(index).padStart(3, '0')}` })
}
const waiting = async () =>
  (await world.tenancy.webhooks.waiting('simulator', world.clock.now(), null, 1_000)).map(({ id }) => id)
const run = () => processWaiting(billingFeature(world), world.clock.now())
/** The provider answers nothing about one customer. */
const breakOne = async () => {
  const { provider } = world.simulator
  const account = await world.tenancy.billing.account({ tenantId: broken, provider: provider.name })
  const ask = provider.subscription.bind(provider)
  return vi.spyOn(provider, 'subscription').mockImplementation(async (customerId) => {
    if (customerId === account?.customerId) throw new AppError('UNAVAILABLE', 'Down.')
    return ask(customerId)
  })
}

it('goes on after one that can’t be dealt with, and does that the next time', async () => {
  await receive(broken, 'first', 1)
  await receive(healthy, 'second', 1)
  world.clock.advance('2m')
  const broke = await breakOne()
  const failure = await run().catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(AggregateError)
  expect(failure).toMatchObject({
    message: '1 webhooks could not be dealt with',
    errors: [{ code: 'UNAVAILABLE' }],
  })
  expect(await waiting()).toEqual(['first_000'])
  broke.mockRestore()
  await run()
  expect(await waiting()).toEqual([])
})

it('gives those their turn that came after more of them than it reads at once', async () => {
  await receive(broken, 'first', 120)
  await receive(healthy, 'second', 60)
  world.clock.advance('2m')
  await breakOne()
  await expect(run()).rejects.toThrow('120 webhooks could not be dealt with')
  expect((await waiting()).filter((id) => id.startsWith('second'))).toEqual([])
})

it('twin: leaves what came a moment ago to whoever received it', async () => {
  await receive(healthy, 'first', 1)
  world.clock.advance('30s')
  await run()
  expect(await waiting()).toEqual(['first_000'])
})
