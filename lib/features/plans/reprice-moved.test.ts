import { beforeEach, expect, it } from 'vitest'
import { billingFeature, type Buyer, buyPlan, newBuyer } from '@/e2e/harness/billing'
import { access } from '@/lib/config/access'
import type { AccessModel, PlanModel } from '@/lib/core/access/model'
import { presentVersions } from '@/lib/core/billing/plan-versions'
import { migratePlans } from './migrate-plans'

const day = 86_400_000

/** The starter's model, whose Pro costs more from the middle of a test on. */
let model: AccessModel & { plans: Record<string, PlanModel> }
let buyer: Buyer
beforeEach(async () => {
  model = { ...access, plans: { ...access.plans } }
  buyer = await newBuyer(model)
  const { planVersions } = buyer.world.tenancy
  await planVersions.record(presentVersions(model), buyer.world.clock.now())
  await buyPlan(buyer.owner)
  const { pro } = access.plans
  if (pro) model.plans.pro = { ...pro, price: { month: 3_900, year: 39_000 }, graceMs: day }
  await migrate()
  await buyer.later('2d')
})

const migrate = async (dryRun = false) => {
  const { clock } = buyer.world
  const feature = { ...billingFeature(buyer.world), model }
  const { moves, failures } = await migratePlans({ ...feature, now: clock.now(), dryRun })
  expect(failures).toEqual([])
  return moves.map(({ outcome }) => outcome)
}
const repricedAt = async () => {
  const of = { tenantId: buyer.tenantId, provider: 'simulator' }
  return (await buyer.world.tenancy.billing.account(of))?.subscription?.repricedAt
}
const lastInvoice = async () =>
  (await buyer.owner.get('/api/billing/invoices')).json<{ items: { total: { amount: number } }[] }>().items[0]

it('a new price is planned for the next period, and is no change that can be taken back', async () => {
  expect(await migrate()).toEqual(['moved'])
  const { currentPeriod, scheduled } = await buyer.state()
  expect([await repricedAt(), scheduled]).toEqual([Date.parse(currentPeriod.end), null])
  expect((await buyer.owner.post('/api/billing/resume')).code).toBe('CONFLICT')
  expect(await migrate()).toEqual([])
  await buyer.later('31d')
  expect(await lastInvoice()).toMatchObject({ total: { amount: 3_900 } })
  expect([await repricedAt(), await migrate()]).toEqual([null, []])
})

it('nobody keeps the earlier price by canceling and going on', async () => {
  await migrate()
  await buyer.owner.post('/api/billing/cancel')
  expect(await migrate(), 'what ends is left alone').toEqual([])
  await buyer.owner.post('/api/billing/resume')
  expect(await repricedAt()).toBeNull()
  expect([await migrate(true), await repricedAt()]).toEqual([['repriced'], null])
  expect(await migrate()).toEqual(['repriced'])
  expect([await repricedAt(), await migrate()]).toEqual([expect.any(Number), []])
  await buyer.later('31d')
  expect(await lastInvoice()).toMatchObject({ total: { amount: 3_900 } })
})

it('whoever has chosen another plan meanwhile is left alone', async () => {
  await migrate()
  await buyer.owner.post('/api/billing/change-plan', { plan: 'enterprise' })
  expect(await migrate()).toEqual([])
})
