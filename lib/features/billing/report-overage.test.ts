import { beforeEach, expect, it, vi } from 'vitest'
import { billingFeature, buyPlan } from '@/e2e/harness/billing'
import { heldPlan } from '@/e2e/harness/plans'
import { newTenant } from '@/e2e/harness/tenants'
import { createTestAuth, type TestAuth } from '@/e2e/harness/test-auth'
import { periodAt } from '@/lib/core/billing/period'
import { AppError } from '@/lib/core/errors'
import { reportOverage } from './report-overage'

const reportUsage = vi.fn(async () => undefined)
let world: TestAuth
let tenantId: string
let anchor: number
beforeEach(async () => {
  world = createTestAuth()
  const { browser, tenant } = await newTenant(world, undefined, undefined, null)
  tenantId = tenant.id
  await buyPlan(browser)
  reportUsage.mockReset()
  const pro = heldPlan('pro')
  anchor = world.clock.now()
  const limits = pro.terms.limits.map((limit) => ({ ...limit, overage: { amount: 2, per: 1, cap: null } }))
  const held = { ...pro, anchor, terms: { ...pro.terms, limits } }
  await world.tenancy.subscriptions.assign(tenantId, held)
})

const report = () => {
  const provider = { ...world.simulator.provider, reportUsage }
  return reportOverage({ ...billingFeature(world), provider }, world.clock.now())
}
const use = async (amount: number) => {
  const at = world.clock.now()
  const periodStart = periodAt('month', anchor, at).start
  const charge = {
    tenantId,
    userId: tenantId,
    entitlement: 'ai:generate',
    amount,
    at,
    key: crypto.randomUUID(),
  }
  await world.tenancy.wallet.consume({
    ...charge,
    counters: [{ limit: 'ai-limit', periodStart, most: null }],
  })
}
const told = () =>
  reportUsage.mock.calls.map((call) => (call as unknown as [string, { quantity: number }])[1].quantity)

it('tells what goes beyond what is included, and each of it once', async () => {
  await use(1_000)
  await report()
  expect(told()).toEqual([])
  await use(30)
  await report()
  await report()
  await use(5)
  await report()
  expect(told()).toEqual([30, 5])
})

it('tells the same under the same key after a failure, and what came since after it', async () => {
  await use(1_010)
  reportUsage.mockRejectedValueOnce(new AppError('UNAVAILABLE', 'Down.'))
  await expect(report()).rejects.toThrow('1 accounts could not be reported')
  await use(5)
  await report()
  await report()
  const keys = reportUsage.mock.calls.map((call) => (call as unknown as [string, object, string])[2])
  expect(told()).toEqual([10, 10, 5])
  expect([keys[0] === keys[1], keys[1] === keys[2]]).toEqual([true, false])
})

it('tells what was left of the period before', async () => {
  await use(1_007)
  world.clock.advance('31d')
  await use(1_001)
  await report()
  expect(told()).toEqual([7, 1])
})

it('tells nothing of a limit without a price', async () => {
  await world.tenancy.subscriptions.assign(tenantId, heldPlan('pro', { anchor }))
  await use(2_000)
  await report()
  expect(told()).toEqual([])
})
