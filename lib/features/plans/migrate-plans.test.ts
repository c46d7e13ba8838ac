import { beforeEach, expect, it, vi } from 'vitest'
import { buyPlan } from '@/e2e/harness/billing'
import type { Browser } from '@/e2e/harness/browser'
import { heldPlan } from '@/e2e/harness/plans'
import { newTenant } from '@/e2e/harness/tenants'
import { createTestAuth, type TestAuth } from '@/e2e/harness/test-auth'
import { access } from '@/lib/config/access'
import type { AccessModel, PlanModel } from '@/lib/core/access/model'
import { planVersion } from '@/lib/core/billing/plan-version'
import { presentVersions } from '@/lib/core/billing/plan-versions'
import { migratePlans } from './migrate-plans'

const day = 86_400_000
let world: TestAuth
let owner: Browser
let tenantId: string
beforeEach(async () => {
  world = createTestAuth()
  changePlan.mockClear()
  const { browser, tenant } = await newTenant(world, undefined, undefined, null)
  owner = browser
  tenantId = tenant.id
  await world.tenancy.planVersions.record(presentVersions(access), world.clock.now())
  await buyPlan(owner)
  world.clock.advance(day)
})

/** The definition as it is edited later: Pro gives less and costs more. */
function edited(graceMs: number | null): AccessModel {
  const limits = access.plans.pro?.limits.map((limit) => ({ ...limit, max: 100 })) ?? []
  return withPro({ limits, price: { month: 3_900, year: 39_000 }, graceMs })
}

function withPro(over: Partial<PlanModel>): AccessModel {
  const pro = access.plans.pro
  if (!pro) throw new Error('there is no pro')
  return { ...access, plans: { ...access.plans, pro: { ...pro, ...over } } }
}

/** What is sold at the provider is its own test. */
const changePlan = vi.fn(async (customerId: string) => {
  const of = {
    tenantId: (await world.tenancy.webhooks.tenantOf('simulator', customerId)) ?? '',
    provider: 'simulator',
  }
  const [account, look] = [await world.tenancy.billing.account(of), await world.tenancy.billing.beginSync(of)]
  const subscription = account?.subscription
  if (!subscription || !look) throw new Error('there is no subscription')
  const planned = { ...subscription, repricedAt: subscription.currentPeriod.end }
  await world.tenancy.billing.applySync(of, look, planned, world.clock.now())
})
const migrateAll = (model: AccessModel, dryRun = false) =>
  migratePlans({
    ...{ tenancy: world.tenancy, provider: { ...world.simulator.provider, changePlan }, model, dryRun },
    ...{ newId: () => crypto.randomUUID(), now: world.clock.now() },
  })
const migrate = async (model: AccessModel, dryRun = false) => {
  const { moves, failures } = await migrateAll(model, dryRun)
  expect(failures).toEqual([])
  return moves
}
const held = async () => (await world.tenancy.subscriptions.subscription(tenantId))?.held[0]

it('moves nobody while nothing has changed', async () => {
  expect(await migrate(access)).toEqual([])
})

it('leaves what was taken as it was, for good or until the grace is over', async () => {
  const before = await held()
  expect(await migrate(edited(null))).toMatchObject([{ tenantId, plan: 'pro', outcome: 'kept', at: null }])
  const at = world.clock.now() + 30 * day
  expect(await migrate(edited(30 * day))).toMatchObject([{ outcome: 'waiting', at }])
  expect(await held()).toEqual(before)
})

it('moves when the grace is over, once, keeping what periods are counted from', async () => {
  const model = edited(30 * day)
  const before = await held()
  await migrate(model)
  world.clock.advance(30 * day)
  const told = await migrate(model, true)
  expect(told).toMatchObject([{ outcome: 'moved', version: before?.version }])
  expect([await held(), changePlan.mock.calls.length], 'a dry run moves nobody').toEqual([before, 0])
  expect(await migrate(model)).toEqual(told)
  const pro = model.plans.pro
  expect(await held()).toMatchObject({
    ...{ version: pro && planVersion(pro), anchor: before?.anchor, expiresAt: null },
    terms: { limits: [{ max: 100 }, { max: 100 }], price: { month: 3_900 } },
  })
  expect(changePlan).toHaveBeenCalledExactlyOnceWith(
    expect.any(String),
    { plan: 'pro', interval: 'month', dropAddOns: [], when: 'period_end' },
    expect.stringContaining(tenantId),
  )
  expect(world.audit.at(-1)).toMatchObject({ action: 'billing.migrate_plan', actorId: null })
  expect(await migrate(model)).toEqual([])
})

it('leaves a change alone that the tenant has planned itself', async () => {
  const model = edited(day)
  await migrate(model)
  await world.signIn('ada@example.com', undefined, owner)
  await owner.post('/api/billing/change-plan', { plan: 'pro', interval: 'year' })
  const down = await owner.post('/api/billing/change-plan', { plan: 'pro', interval: 'month' })
  expect(down.json()).toMatchObject({ scheduled: { interval: 'month' } })
  world.clock.advance(2 * day)
  expect(await migrate(model)).toMatchObject([{ outcome: 'moved' }])
  expect(changePlan).not.toHaveBeenCalled()
})

it('goes on after one that can’t be moved, and tells both', async () => {
  const model = edited(day)
  await world.signIn('ada@example.com', undefined, owner)
  const other = await newTenant(world, 'eve@example.com', 'Globex', null)
  await buyPlan(other.browser)
  await migrate(model)
  world.clock.advance(2 * day)
  const down = new Error('Down.')
  changePlan.mockRejectedValueOnce(down)
  const { moves, failures } = await migrateAll(model)
  expect(moves).toMatchObject([{ outcome: 'moved' }])
  expect(failures).toEqual([{ tenantId: expect.any(String) as string, error: down }])
  expect(new Set([...moves, ...failures].map((one) => one.tenantId))).toEqual(
    new Set([tenantId, other.tenant.id]),
  )
  expect(await migrate(model)).toHaveLength(1)
  expect(await migrate(model)).toEqual([])
})

it('says in a dry run what it would do, also before the new version was ever sold', async () => {
  const at = world.clock.now() + 30 * day
  const told = await migrate(edited(30 * day), true)
  expect(told).toMatchObject([{ outcome: 'waiting', at }])
  expect(await migrate(edited(0), true)).toMatchObject([{ outcome: 'moved' }])
  expect(await migrate(edited(30 * day))).toEqual(told)
})

it('gives whoever took a version its grace anew when an earlier one is sold again', async () => {
  const later = edited(30 * day)
  await migrate(later)
  world.clock.advance(100 * day)
  const pro = later.plans.pro
  const held = { ...heldPlan('pro', { anchor: 0 }), version: pro ? planVersion(pro) : '' }
  await world.tenancy.subscriptions.assign(tenantId, held)
  const back = withPro({ graceMs: 30 * day })
  expect(await migrate(back)).toMatchObject([{ outcome: 'waiting', at: world.clock.now() + 30 * day }])
})

it('does not move who has changed meanwhile', async () => {
  const model = edited(day)
  await migrate(model)
  world.clock.advance(2 * day)
  await world.signIn('ada@example.com', undefined, owner)
  await owner.post('/api/billing/change-plan', { plan: 'enterprise' })
  expect(await migrate(model)).toEqual([])
})
