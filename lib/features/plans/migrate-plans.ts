import type { AccessModel } from '@/lib/core/access/model'
import type { HeldPlan } from '@/lib/core/billing/active-plans'
import { termsOf } from '@/lib/core/billing/plan-changes'
import { planVersion } from '@/lib/core/billing/plan-version'
import {
  graceEnd,
  presentVersions,
  soldOnceRecorded,
  type VersionHolder,
} from '@/lib/core/billing/plan-versions'
import type { BillingProvider } from '@/lib/core/billing/provider'
import { renews } from '@/lib/core/billing/renews'
import type { Tenancy } from '@/lib/core/tenancy/stores'
import { reportBeforeChange } from '../billing/report-before'
import { walkTenants, type TenantFailure } from '@/lib/core/tenancy/walk-tenants'
import { repriceMoved, repricingKey } from './reprice-moved'

/**
 * Somebody with an earlier version, and what becomes of it: `kept` for good, `waiting` for its grace to end, or `moved`; or
 * who was moved before and would go on to pay the earlier price: `repriced`.
 */
export type PlanMove = VersionHolder & {
  readonly outcome: 'kept' | 'waiting' | 'moved' | 'repriced'
  readonly at: number | null
}

/** `failures`: who could not be moved, and what was thrown about it. */
export type PlanMoves = { readonly moves: readonly PlanMove[]; readonly failures: readonly TenantFailure[] }

export type PlanMigration = {
  tenancy: Tenancy
  model: AccessModel
  provider: Pick<BillingProvider, 'name' | 'changePlan' | 'reportUsage'> | null
  newId(): string
  now: number
  /** Says what it would do, and does nothing. */
  dryRun: boolean
}

/**
 * Moves tenants from earlier versions of their plans to the present one where the grace is over: what it gives and limits
 * from now on, what it costs from their next period on; a change that they have planned themselves stands. Harmless to
 * repeat. Goes on after one that can't be moved: what became of the others is told all the same.
 */
export async function migratePlans(migration: PlanMigration): Promise<PlanMoves> {
  const { tenancy, model, now, dryRun } = migration
  const present = presentVersions(model)
  if (!dryRun) await tenancy.planVersions.record(present, now)
  const sold = soldOnceRecorded(await tenancy.planVersions.list(), present, now)
  const moves: PlanMove[] = []
  const failures: TenantFailure[] = []
  for (const { terms, version } of present) {
    const at = graceEnd(model, sold, terms.key)
    const holders = walkTenants((after, limit) =>
      tenancy.planVersions.holders(terms.key, version, after, limit),
    )
    for await (const holder of holders) {
      const outcome = at === null ? 'kept' : at > now ? 'waiting' : 'moved'
      try {
        if (outcome === 'moved' && !dryRun) await move(migration, holder)
        moves.push({ ...holder, outcome, at })
      } catch (error) {
        failures.push({ tenantId: holder.tenantId, error })
      }
    }
  }
  const justMoved = new Set(
    moves.filter(({ outcome }) => outcome === 'moved').map(({ tenantId }) => tenantId),
  )
  const repriced = await repriceMoved(migration, sold, justMoved)
  return { moves: [...moves, ...repriced.moves], failures: [...failures, ...repriced.failures] }
}

async function move(
  migration: PlanMigration,
  { tenantId, plan, version: from }: VersionHolder,
): Promise<void> {
  const { tenancy, model, provider, newId, now } = migration
  const present = model.plans[plan]
  if (!present) return
  const version = planVersion(present)
  const account = provider && (await tenancy.billing.account({ tenantId, provider: provider.name }))
  const live = account?.subscription
  const goesOn = live && renews(live) && !live.scheduled && !live.repricedAt
  if (provider && account && goesOn && live.plan === plan) {
    const change = { plan, interval: live.interval, dropAddOns: [], when: 'period_end' as const }
    await reportBeforeChange(migration, account, {
      ...{ action: 'billing.migrate_plan', now },
      ...{ actorId: null, ipAddress: null, requestId: null },
    })
    await provider.changePlan(account.customerId, change, repricingKey(account, plan, version))
  }
  await tenancy.inTenant(tenantId, async (stores) => {
    await stores.tenant.lock()
    const held = (await stores.subscriptions.subscription(tenantId))?.held ?? []
    const old = held.find(({ terms }) => terms.key === plan)
    if (!old || old.version !== from) return
    const moved: HeldPlan = { ...old, terms: termsOf(present), version }
    await stores.subscriptions.assign(tenantId, moved)
    await stores.audit.record({
      ...{ id: newId(), at: now, action: 'billing.migrate_plan', actorId: null },
      target: { type: model.tenantType, id: tenantId },
      ...{ ipAddress: null, requestId: null, data: { plan, before: from, after: version } },
    })
    await stores.events.send('plan_changed', null)
  })
}
