import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { billingFeature, buyPlan, customerOf } from '@/e2e/harness/billing'
import { newTenant } from '@/e2e/harness/tenants'
import { createTestAuth, type TestAuth } from '@/e2e/harness/test-auth'
import { AppError } from '@/lib/core/errors'
import { startBillingJobs } from './billing-jobs'
import { createLogger } from './logger'

const hour = 3_600_000
const log = createLogger('silent', false)
let world: TestAuth
let end: () => void
beforeEach(() => {
  world = createTestAuth()
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  end = startBillingJobs({ ...billingFeature(world), clock: world.clock }, log)
})
afterEach(() => {
  end()
  vi.useRealTimers()
})

it('tells what the comparison has mended, and then whose account could not be compared', async () => {
  const warn = vi.spyOn(log, 'warn')
  const acme = await newTenant(world, undefined, undefined, null)
  await buyPlan(acme.browser)
  const customerId = await customerOf(world)
  const globex = await newTenant(world, 'eve@example.com', 'Globex', null)
  await buyPlan(globex.browser)
  world.simulator.connect(async () => new Response(null, { status: 500 }))
  const { provider } = world.simulator
  await provider.attachAddOn(customerId, { key: 'ai-boost', quantity: 5 }, 'unheard')
  const ask = provider.subscription.bind(provider)
  vi.spyOn(provider, 'subscription').mockImplementation((id) =>
    id === customerId ? ask(id) : Promise.reject(new AppError('UNAVAILABLE', 'Down.')),
  )
  world.clock.advance('2d')
  await vi.advanceTimersByTimeAsync(hour)
  const failed = 'The comparison with the payment provider could not run'
  await vi.waitFor(() => expect(warn).toHaveBeenLastCalledWith(expect.anything(), failed))
  const drift = expect.objectContaining({ tenantId: acme.tenant.id, isMended: true }) as unknown
  expect(warn).toHaveBeenCalledWith(drift, 'The payment provider said something else than the database')
  const message = `1 accounts could not be compared: ${globex.tenant.id}`
  expect(warn.mock.lastCall?.[0]).toMatchObject({ err: { message } })
})
