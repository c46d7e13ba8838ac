import { beforeEach, describe, expect, it, vi } from 'vitest'
import { billingFeature, buyPlan, newBuyer, type Buyer } from '@/e2e/harness/billing'
import { useUnits } from '@/e2e/harness/use-units'
import { access } from '@/lib/config/access'
import type { AccessModel, PlanModel } from '@/lib/core/access/model'
import { presentVersions } from '@/lib/core/billing/plan-versions'
import { AppError } from '@/lib/core/errors'
import { migratePlans } from '../plans/migrate-plans'
import { endDeleted } from './end-deleted'
import { reportOverage } from './report-overage'

const overage = { amount: 2, per: 1, cap: null }
let model: AccessModel & { plans: Record<string, PlanModel> }
let buyer: Buyer
/** What the provider has taken, in units. */
let told: number[]
/** What it answers instead. */
let refusal: 'UNAVAILABLE' | 'CONFLICT' | null
beforeEach(async () => {
  model = { ...access, plans: { ...access.plans } }
  edit('pro', { limits: limitsOf('pro', 10) })
  edit('ai-boost', { limits: limitsOf('ai-boost', 10) })
  buyer = await newBuyer(model)
  await buyer.world.tenancy.planVersions.record(presentVersions(model), buyer.world.clock.now())
  told = []
  refusal = null
  const { provider } = buyer.world.simulator
  const tell = provider.reportUsage
  vi.spyOn(provider, 'reportUsage').mockImplementation(async (customerId, usage, key) => {
    if (refusal) throw new AppError(refusal, 'No.')
    await tell(customerId, usage, key)
    told.push(usage.quantity)
  })
})

function edit(key: string, over: Partial<PlanModel>): void {
  const plan = model.plans[key]
  if (plan) model.plans[key] = { ...plan, ...over }
}
const limitsOf = (plan: string, max: number) =>
  access.plans[plan]?.limits.map((limit) => ({ ...limit, max, overage })) ?? []
const use = (amount: number) => useUnits(buyer.world, buyer.tenantId, amount, model)
const report = () => reportOverage({ ...billingFeature(buyer.world), model }, buyer.world.clock.now())
const givenUp = () =>
  buyer.world.audit.flatMap(({ action, data }) => (action === 'billing.give_up_overage' ? [data] : []))
const held = async () => (await buyer.world.tenancy.subscriptions.subscription(buyer.tenantId))?.held
const subscription = async () => (await buyer.world.simulator.customers(1))[0]?.subscription

const post = async (path: string, body: object) => {
  const answer = await buyer.owner.post(`/api/billing/${path}`, body)
  if (answer.code) throw new AppError(answer.code, answer.text)
}
const migrate = async () => {
  edit('pro', { limits: limitsOf('pro', 5), graceMs: 0 })
  const given = { tenancy: buyer.world.tenancy, provider: buyer.world.simulator.provider, model }
  const now = buyer.world.clock.now()
  const { failures } = await migratePlans({ ...given, now, newId: () => crypto.randomUUID(), dryRun: false })
  for (const { error } of failures) throw error
}
const end = async () => {
  await buyer.owner.delete('/api/tenant')
  await endDeleted({ ...billingFeature(buyer.world), model }, buyer.world.clock.now()).catch(
    ({ errors }: AggregateError) => Promise.reject(errors[0]),
  )
}

const changes: [string, () => Promise<unknown>][] = [
  ['a change of plan', () => post('change-plan', { plan: 'enterprise' })],
  ['a change by the payment page', () => post('checkout', { plan: 'enterprise' })],
  ['a change for the end of the period', () => post('change-plan', { plan: 'pro', interval: 'year' })],
  ['an add-on that is given up', () => post('add-ons', { addOn: 'ai-boost', quantity: 0 })],
  ['another version', migrate],
]
const ends: [string, () => Promise<unknown>][] = [
  ['a cancellation', () => post('cancel', {})],
  ['the end of a deleted organization', end],
]

describe('what is paid for by use', () => {
  beforeEach(async () => {
    await buyPlan(buyer.owner)
    await buyer.addOn('ai-boost')
    await use(23)
  })

  it.each([...changes, ...ends])('is told before %s', async (_, act) => {
    await act()
    expect(told).toEqual([3])
    await report()
    expect(told, 'once').toEqual([3])
  })

  it.each([...changes, ...ends])('keeps %s waiting while the provider does not answer', async (_, act) => {
    const before = [await subscription(), await held()]
    refusal = 'UNAVAILABLE'
    await expect(act()).rejects.toMatchObject({ code: 'UNAVAILABLE' })
    expect([await subscription(), await held()]).toEqual(before)
    refusal = null
    await act()
    expect([told, givenUp()]).toEqual([[3], []])
  })

  it.each(changes)('that is not sold is not in the way of %s, and never charged', async (_, act) => {
    refusal = 'CONFLICT'
    await act()
    const data = { limit: 'ai-limit', periodStart: expect.any(Number), quantity: 3 }
    expect(givenUp()).toEqual([data])
    refusal = null
    await report()
    expect(told).toEqual([])
  })

  it.each(ends)('that is not sold is not in the way of %s, and is tried again', async (_, act) => {
    refusal = 'CONFLICT'
    await act()
    expect([(await subscription())?.cancelAtPeriodEnd, givenUp()]).toEqual([true, []])
    refusal = null
    await report()
    expect(told).toEqual([3])
  })
})

it('what was used before there was a subscription is charged by none', async () => {
  edit('free', { limits: limitsOf('free', 1) })
  await use(4)
  await buyer.later('1d')
  await buyPlan(buyer.owner)
  expect(givenUp()).toMatchObject([{ quantity: 3 }])
  await use(12)
  await report()
  expect(told, 'and twin: what is used since').toEqual([2])
})

it('what an add-on alone sells is charged when it is given up', async () => {
  const unpriced = limitsOf('pro', 10).map((limit) => ({ ...limit, overage: null }))
  edit('pro', { limits: unpriced })
  await buyPlan(buyer.owner)
  await buyer.addOn('ai-boost')
  await use(25)
  await post('add-ons', { addOn: 'ai-boost', quantity: 0 })
  expect([told, givenUp()]).toEqual([[5], []])
})
