import type { AccessModel } from '@/lib/core/access/model'
import type { BillingAccount } from '@/lib/core/billing/account'
import { planVersion } from '@/lib/core/billing/plan-version'
import { graceEnd, type SoldVersion } from '@/lib/core/billing/plan-versions'
import type { ProviderSubscription } from '@/lib/core/billing/provider'
import { walkTenants, type TenantFailure } from '@/lib/core/tenancy/walk-tenants'
import type { PlanMigration, PlanMove, PlanMoves } from './migrate-plans'

/**
 * Has those pay the present price, from their next period on, who were moved to its terms and whose change of price was
 * taken back with something else, as by canceling and going on.
 */
export async function repriceMoved(
  migration: PlanMigration,
  sold: readonly SoldVersion[],
  justMoved: ReadonlySet<string>,
): Promise<PlanMoves> {
  const { tenancy, provider, dryRun } = migration
  const moves: PlanMove[] = []
  const failures: TenantFailure[] = []
  if (!provider) return { moves, failures }
  const accounts = walkTenants((after, limit) => tenancy.webhooks.accounts(provider.name, after, limit))
  for await (const account of accounts) {
    const { tenantId, customerId } = account
    if (justMoved.has(tenantId)) continue
    try {
      const owed = await presentPrice(migration, sold, account)
      if (!owed) continue
      const { plan, interval } = owed
      const change = { plan, interval, dropAddOns: [], when: 'period_end' as const }
      const key = repricingKey(account, plan, owed.present)
      if (!dryRun) await provider.changePlan(customerId, change, key)
      moves.push({ tenantId, plan, version: owed.version, outcome: 'repriced', at: owed.at })
    } catch (error) {
      failures.push({ tenantId, error })
    }
  }
  return { moves, failures }
}

/** Once for what was last heard of the subscription: what is heard later may be that it was taken back. */
export function repricingKey(
  { tenantId, syncedAt }: Pick<BillingAccount, 'tenantId' | 'syncedAt'>,
  plan: string,
  version: string,
): string {
  return `migrate:${tenantId}:${plan}:${version}:${syncedAt ?? 0}`
}

type Owed = Pick<ProviderSubscription, 'interval'> & {
  plan: string
  version: string
  present: string
  at: number
}

/** Null for whoever pays it, will pay it, or need not. */
async function presentPrice(
  { tenancy, model, now }: PlanMigration,
  sold: readonly SoldVersion[],
  { tenantId, subscription }: BillingAccount,
): Promise<Owed | null> {
  if (!subscription || !isGoingOn(subscription)) return null
  const { plan, version, interval } = subscription
  const present = plan === null ? null : presentVersion(model, plan)
  if (plan === null || version === null || present === null || version === present) return null
  const at = graceEnd(model, sold, plan)
  if (at === null || at > now) return null
  const held = (await tenancy.subscriptions.subscription(tenantId))?.held ?? []
  const hasMoved = held.some((one) => one.terms.key === plan && one.version === present)
  return hasMoved ? { plan, version, interval, present, at } : null
}

function isGoingOn({ status, cancelAtPeriodEnd, scheduled, repricedAt }: ProviderSubscription): boolean {
  const isPaid = status === 'active' || status === 'trialing' || status === 'past_due'
  return isPaid && !cancelAtPeriodEnd && !scheduled && !repricedAt
}

function presentVersion({ plans }: Pick<AccessModel, 'plans'>, key: string): string | null {
  const plan = Object.hasOwn(plans, key) ? plans[key] : undefined
  return plan ? planVersion(plan) : null
}
