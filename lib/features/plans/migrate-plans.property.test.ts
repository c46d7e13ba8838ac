import fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import { planVersion } from '@/lib/core/billing/plan-version'
import type { PlanMove } from './migrate-plans'
import { actsArb, day, holdersArb, newMigrationWorld, type Act, type MigrationWorld } from './test-migration'

const cases = { numRuns: 500 }
vi.setConfig({ testTimeout: 120_000 })

/** By plan: the version that was sold when somebody last looked, and since when. */
type Sold = Map<string, { version: string; since: number }>

const versionOf = ({ model }: MigrationWorld, plan: string) => {
  const sold = model.plans[plan]
  return sold ? planVersion(sold) : ''
}

/** What is sold from now on, if it was not before. */
function recorded(world: MigrationWorld, sold: Sold): Sold {
  const next = new Map(sold)
  for (const plan of Object.keys(world.model.plans)) {
    const version = versionOf(world, plan)
    if (next.get(plan)?.version !== version) next.set(plan, { version, since: world.now })
  }
  return next
}

/** What has to become of everybody who holds an earlier version, by tenant. */
async function due(world: MigrationWorld, sold: Sold): Promise<Record<string, PlanMove['outcome']>> {
  const outcomes: Record<string, PlanMove['outcome']> = {}
  for (const { id } of world.tenants) {
    for (const { terms, version } of (await world.tenancy.subscriptions.subscription(id))?.held ?? []) {
      const present = sold.get(terms.key)
      const grace = world.model.plans[terms.key]?.graceMs ?? null
      if (!present || version === present.version) continue
      outcomes[id] = grace === null ? 'kept' : present.since + grace > world.now ? 'waiting' : 'moved'
    }
  }
  return outcomes
}

function release({ model }: MigrationWorld, act: Extract<Act, { name: 'release' }>): void {
  const plan = model.plans[act.plan]
  // Add-ons have no grace: whoever has one keeps its terms.
  const graceMs = act.graceDays === null || plan?.addOn ? null : act.graceDays * day
  if (plan) model.plans[act.plan] = { ...plan, graceMs, price: { month: act.price, year: null } }
}

async function everything({ tenancy, tenants, charged, moves }: MigrationWorld) {
  const held = await Promise.all(tenants.map(({ id }) => tenancy.subscriptions.subscription(id)))
  return { held, sold: await tenancy.planVersions.list(), charged: new Map(charged), moves: moves() }
}

const outcomesOf = (moves: readonly PlanMove[]) =>
  Object.fromEntries(moves.map(({ tenantId, outcome }) => [tenantId, outcome]))

/** Moves whoever is due, but for the one about whom the provider does not answer; the next time that one too. */
async function migrate(world: MigrationWorld, sold: Sold, down: number | null): Promise<void> {
  const silent = down === null ? undefined : world.tenants[down]
  const outcomes = await due(world, sold)
  const before = await everything(world)
  world.down = silent?.customerId ?? null
  const { moves, failures } = await world.migrate(false)
  world.down = null
  const failed = failures.map(({ tenantId }) => tenantId)
  for (const id of failed) expect([id, outcomes[id]]).toEqual([silent?.id, 'moved'])
  const dealtWith = Object.entries(outcomes).filter(([id]) => !failed.includes(id))
  expect(outcomesOf(moves)).toEqual(Object.fromEntries(dealtWith))
  const moved = moves.filter(({ outcome }) => outcome === 'moved')
  expect(world.moves() - before.moves, 'each is told once').toBe(moved.length)
  const after = await everything(world)
  for (const [at, { id, customerId, paying }] of world.tenants.entries()) {
    const move = moved.find(({ tenantId }) => tenantId === id)
    if (!move) {
      expect(after.held[at]).toEqual(before.held[at])
      expect(after.charged.get(customerId)).toBe(before.charged.get(customerId))
      continue
    }
    const version = versionOf(world, move.plan)
    expect(after.held[at]?.held).toMatchObject([{ version, anchor: before.held[at]?.held[0]?.anchor }])
    if (paying === 'paying') expect(after.charged.get(customerId)).toBe(version)
    else expect(after.charged.get(customerId)).toBe(before.charged.get(customerId))
  }
}

it('nobody is moved before their grace is over, and everybody once after it', async () => {
  const property = fc.asyncProperty(holdersArb, actsArb, async (holders, acts) => {
    const world = await newMigrationWorld(holders)
    let sold = recorded(world, new Map())
    await world.migrate(false)
    for (const act of acts) {
      world.now += 1
      if (act.name === 'wait') world.now += act.days * day
      if (act.name === 'release') release(world, act)
      if (act.name === 'take') {
        sold = recorded(world, sold)
        await world.take(act.tenant, act.plan)
      }
      if (act.name === 'dry-run') {
        const before = await everything(world)
        const { moves } = await world.migrate(true)
        expect(outcomesOf(moves)).toEqual(await due(world, recorded(world, sold)))
        expect(await everything(world), 'a dry run changes nothing').toEqual(before)
      }
      if (act.name !== 'migrate') continue
      sold = recorded(world, sold)
      await migrate(world, sold, act.down)
    }
  })
  await fc.assert(property, cases)
})
