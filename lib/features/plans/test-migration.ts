import fc from 'fast-check'
import { randomUUID } from 'node:crypto'
import { defineAccess } from '@/lib/core/access/define-access'
import type { AccessModel, PlanModel } from '@/lib/core/access/model'
import { termsOf } from '@/lib/core/billing/plan-changes'
import { planVersion } from '@/lib/core/billing/plan-version'
import { presentVersions } from '@/lib/core/billing/plan-versions'
import type { Tenancy } from '@/lib/core/tenancy/stores'
import { addUser } from '@/lib/stores/contract/samples'
import { sampleSubscription } from '@/lib/stores/contract/tenancy/billing-accounts'
import { createMemoryStores } from '@/lib/stores/memory/stores'
import { createMemoryTenancy } from '@/lib/stores/memory/tenant/tenancy'
import { migratePlans, type PlanMigration, type PlanMoves } from './migrate-plans'

export const day = 86_400_000
const root = { type: 'org', roles: ['owner'] }
const defined = defineAccess({
  entities: { org: { roles: ['owner'] } },
  entitlements: { 'a:x': { roles: ['owner'] } },
  plans: {
    pro: { group: 'main', price: { month: 1 } },
    team: { group: 'main', price: { month: 1 } },
    more: { addOn: true, price: { month: 1 } },
  },
})

/** Whether a tenant pays for its plan, and whether it has planned something else for the end of the period. */
const paying = fc.constantFrom('paying', 'paying', 'given', 'ending', 'changing')
const plan = fc.constantFrom('pro', 'pro', 'team', 'more')
const holder = fc.record({ plan, paying })
const act = fc.oneof(
  // Sells a plan under other terms, or again under earlier ones, with another grace.
  fc.record({
    ...{ name: fc.constant('release' as const), plan, price: fc.integer({ min: 1, max: 2 }) },
    graceDays: fc.constantFrom(null, 0, 0, 3, 10),
  }),
  fc.record({ name: fc.constant('take' as const), tenant: fc.nat(4), plan }),
  fc.record({ name: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 6 }) }),
  // `down`: the provider does not answer about that tenant.
  fc.record({ name: fc.constant('migrate' as const), down: fc.option(fc.nat(4)) }),
  fc.record({ name: fc.constant('dry-run' as const) }),
)

export type Act = typeof act extends fc.Arbitrary<infer Value> ? Value : never
export type Holder = typeof holder extends fc.Arbitrary<infer Value> ? Value : never
export const holdersArb = fc.array(holder, { minLength: 1, maxLength: 5 })
export const actsArb = fc.array(act, { minLength: 1, maxLength: 40, size: 'max' })

export type MigrationWorld = {
  model: AccessModel & { plans: Record<string, PlanModel> }
  tenancy: Tenancy
  tenants: { id: string; customerId: string; paying: Holder['paying'] }[]
  now: number
  /** By customer: the version that is charged from the next period on. */
  charged: Map<string, string>
  /** By the customer that can't be asked about. */
  down: string | null
  /** How often a tenant was told that its plan has changed. */
  moves(): number
  migrate(dryRun: boolean): Promise<PlanMoves>
  take(tenant: number, plan: string): Promise<void>
}

export async function newMigrationWorld(holders: readonly Holder[]): Promise<MigrationWorld> {
  const { stores, data } = createMemoryStores({ root })
  const tenancy = createMemoryTenancy(data, { root })
  const world: MigrationWorld = {
    ...{ model: { ...defined, plans: { ...defined.plans } }, tenancy, tenants: [], now: 100 * day },
    ...{ charged: new Map(), down: null },
    moves: () => tenancy.events.filter(({ type }) => type === 'plan_changed').length,
    migrate: (dryRun) =>
      migratePlans({ ...world, tenancy, provider, dryRun, newId: () => randomUUID(), now: world.now }),
    take: (tenant, key) => take(world, tenant, key),
  }
  const provider = providerOf(world)
  for (const { plan: key, paying: how } of holders) {
    const [id, owner] = [randomUUID(), await addUser(stores)]
    await tenancy.directory.createTenant({
      ...{ id, slug: id, name: 'Acme', createdAt: 0 },
      owner: { memberId: randomUUID(), userId: owner.id },
    })
    world.tenants.push({ id, customerId: `cus_${id}`, paying: how })
    await world.take(world.tenants.length - 1, key)
  }
  return world
}

/** Does the same once under one key, as every provider does. What it has changed is heard of at once. */
function providerOf(world: MigrationWorld): PlanMigration['provider'] {
  const keys = new Set<string>()
  return {
    name: 'simulator',
    async changePlan(customerId, change, key) {
      if (world.down === customerId) throw new Error('The provider does not answer.')
      const sold = world.model.plans[change.plan]
      const tenant = world.tenants.find((one) => one.customerId === customerId)
      if (keys.has(key) || !sold || !tenant) return
      keys.add(key)
      await hear(world, tenant, change.plan, planVersion(sold))
    },
    reportUsage: async () => undefined,
  }
}

/** The tenant has that plan from now on, as it is sold now, and no other. What is sold was written down when the app began. */
async function take(world: MigrationWorld, at: number, key: string): Promise<void> {
  await world.tenancy.planVersions.record(presentVersions(world.model), world.now)
  const [tenant, sold] = [world.tenants[at], world.model.plans[key]]
  if (!tenant || !sold) return
  const { id, customerId, paying: how } = tenant
  const { subscriptions, billing } = world.tenancy
  for (const { terms } of (await subscriptions.subscription(id))?.held ?? [])
    await subscriptions.remove(id, terms.key)
  const version = planVersion(sold)
  const row = { terms: termsOf(sold), version, quantity: 1, anchor: world.now, expiresAt: null }
  await subscriptions.assign(id, row)
  if (how === 'given' || sold.addOn) return
  await billing.openAccount({ tenantId: id, provider: 'simulator' }, customerId)
  await hear(world, tenant, key, version)
}

/** The tenant’s subscription is to that version of a plan. */
async function hear(
  { tenancy: { billing }, charged, now }: MigrationWorld,
  { id, customerId, paying: how }: MigrationWorld['tenants'][number],
  key: string,
  version: string,
): Promise<void> {
  const of = { tenantId: id, provider: 'simulator' }
  const change = { plan: 'team', interval: 'year', at: now + 30 * day } as const
  const subscription = sampleSubscription({
    ...{ plan: key, version, cancelAtPeriodEnd: how === 'ending' },
    scheduled: how === 'changing' ? change : null,
  })
  await billing.applySync(of, (await billing.beginSync(of)) ?? 0, subscription, now)
  charged.set(customerId, version)
}
