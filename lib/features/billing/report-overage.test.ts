import { beforeEach, describe, expect, it, vi } from 'vitest'
import { billingFeature, buyPlan } from '@/e2e/harness/billing'
import { heldPlan } from '@/e2e/harness/plans'
import { newTenant } from '@/e2e/harness/tenants'
import { createTestAuth, type TestAuth } from '@/e2e/harness/test-auth'
import { useUnits } from '@/e2e/harness/use-units'
import type { HeldPlan } from '@/lib/core/billing/active-plans'
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
  anchor = world.clock.now()
  await assign(priced(1_000))
})

const report = () => {
  const provider = { ...world.simulator.provider, reportUsage }
  return reportOverage({ ...billingFeature(world), provider }, world.clock.now())
}
const assign = (plan: HeldPlan) => world.tenancy.subscriptions.assign(tenantId, plan)
/** The plan with so much included, and what is beyond paid for by use. */
const priced = (max: number, over: Partial<HeldPlan> = {}): HeldPlan => {
  const pro = heldPlan('pro', { anchor, ...over })
  const overage = { amount: 2, per: 1, cap: null }
  const limits = pro.terms.limits.map((limit) => ({ ...limit, max, overage }))
  return { ...pro, terms: { ...pro.terms, limits } }
}
const use = (amount: number) => useUnits(world, tenantId, amount)
const told = () =>
  reportUsage.mock.calls.map((call) => (call as unknown as [string, { quantity: number }])[1].quantity)

describe('what is paid for by use', () => {
  it('is what goes beyond what is included, and each of it once', async () => {
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

  it('is told the same under the same key after a failure, and what came since after it', async () => {
    await use(1_010)
    reportUsage.mockRejectedValueOnce(new AppError('UNAVAILABLE', 'Down.'))
    await expect(report()).rejects.toThrow('1 counters could not be reported')
    await use(5)
    await report()
    await report()
    const keys = reportUsage.mock.calls.map((call) => (call as unknown as [string, object, string])[2])
    expect(told()).toEqual([10, 10, 5])
    expect([keys[0] === keys[1], keys[1] === keys[2]]).toEqual([true, false])
  })

  it('is told of the periods that are over, however long', async () => {
    await use(1_007)
    world.clock.advance('31d')
    await use(1_001)
    world.clock.advance('90d')
    await report()
    expect(told()).toEqual([7, 1])
  })

  it('is nothing of what was included, whoever has no plan with a price', async () => {
    await assign(heldPlan('enterprise', { anchor }))
    await use(2_000)
    await report()
    expect(told()).toEqual([])
  })

  it('goes on after what the provider does not take', async () => {
    await use(1_003)
    world.clock.advance('31d')
    await use(1_004)
    reportUsage.mockRejectedValueOnce(new AppError('CONFLICT', 'Nothing beyond it is sold.'))
    await expect(report()).rejects.toThrow('1 counters could not be reported')
    expect(told()).toEqual([3, 4])
    await report()
    expect(told(), 'and tries it again').toEqual([3, 4, 3])
  })
})

describe('between consuming and reporting', () => {
  it.each<[string, () => Promise<void>, number[]]>([
    ['an upgrade', () => assign(priced(5_000)), [30]],
    ['an upgrade without limits', () => assign(heldPlan('enterprise', { anchor })), [30]],
    ['a downgrade', () => assign(priced(100)), [30]],
    ['a plan without a price by use', () => assign(heldPlan('pro', { anchor })), [30]],
    ['another version', () => assign(priced(1_020, { version: 'later' })), [30]],
    ['an add-on', () => assign(heldPlan('ai-boost')), [30]],
    ['a promise', () => promise(2_000), [30]],
  ])('%s changes nothing of what is paid', async (_, change, expected) => {
    await use(1_030)
    await change()
    await report()
    await report()
    expect(told()).toEqual(expected)
  })

  it.each<[string, () => Promise<unknown>]>([
    ['an add-on that is given up', () => world.tenancy.subscriptions.remove(tenantId, 'ai-boost')],
    ['a downgrade', () => assign(priced(10))],
  ])('%s makes nobody pay for what was included', async (_, change) => {
    await assign(heldPlan('ai-boost'))
    await use(5_500)
    await change()
    await report()
    expect(told()).toEqual([])
  })

  it('what is taken back is not paid, and what is used again is, once', async () => {
    await use(1_000)
    const kept = await use(4)
    const gone = await use(6)
    await world.tenancy.wallet.unconsume(tenantId, gone)
    await report()
    expect(told()).toEqual([4])
    await world.tenancy.wallet.unconsume(tenantId, kept)
    await report()
    await use(5)
    await report()
    expect(told()).toEqual([4, 1])
  })

  const promise = (max: number) =>
    world.tenancy.subscriptions.updateOverrides(tenantId, { 'ai-limit': { max } })
})
