import type { BillingAccount } from '@/lib/core/billing/account'
import { planChanges } from '@/lib/core/billing/plan-changes'
import type { ProviderSubscription } from '@/lib/core/billing/provider'
import type { TenantFailure } from '@/lib/core/tenancy/walk-tenants'
import { accountsOf } from './accounts-of'
import { sellingProvider, type BillingFeature } from './feature'
import { syncSubscription } from './sync'

/** Where what the provider says is not what we have. */
export type Drift = {
  readonly tenantId: string
  readonly providerSays: string
  readonly databaseSays: string
  readonly isMended: boolean
}

/** `failures`: whose account could not be compared, or not mended, and what was thrown about it. */
export type DriftCheck = { readonly found: readonly Drift[]; readonly failures: readonly TenantFailure[] }

/**
 * Asks the provider about every account that was not asked about for `staleMs`, and tells where it disagrees; with `mend`,
 * takes over what it says. Goes on after one that can't be asked: what was found of the others is told all the same.
 */
export async function checkDrift(
  feature: BillingFeature,
  { mend, now, staleMs = 0 }: { mend: boolean; now: number; staleMs?: number },
): Promise<DriftCheck> {
  const found: Drift[] = []
  const failures: TenantFailure[] = []
  for await (const account of accountsOf(feature)) {
    if (account.syncedAt !== null && account.syncedAt + staleMs > now) continue
    try {
      const drift = await driftOf(feature, account)
      const nobody = { actorId: null, ipAddress: null, requestId: null }
      if (mend) await syncSubscription(feature, account.tenantId, { action: 'billing.sync', now, ...nobody })
      if (drift) found.push({ tenantId: account.tenantId, ...drift, isMended: mend })
    } catch (error) {
      failures.push({ tenantId: account.tenantId, error })
    }
  }
  return { found, failures }
}

async function driftOf(
  feature: BillingFeature,
  { tenantId, customerId, subscription }: BillingAccount,
): Promise<Pick<Drift, 'providerSays' | 'databaseSays'> | null> {
  const said = await sellingProvider(feature).subscription(customerId)
  const held = (await feature.tenancy.subscriptions.subscription(tenantId))?.held ?? []
  const { assign, remove } = planChanges(feature.model, held, subscription, said)
  const databaseSays = wordsOf(subscription)
  const providerSays = wordsOf(said)
  const plans = held.map(({ terms }) => terms.key).join(', ') || 'no plan'
  if (assign.length + remove.length > 0)
    return { providerSays, databaseSays: `${databaseSays}; holds ${plans}` }
  return providerSays === databaseSays ? null : { providerSays, databaseSays }
}

function wordsOf(subscription: ProviderSubscription | null): string {
  if (!subscription) return 'no subscription'
  const { status, plan, interval, addOns, cancelAtPeriodEnd, currentPeriod } = subscription
  const added = addOns.map(({ key, quantity }) => ` + ${quantity} ${key}`).join('')
  const end = new Date(currentPeriod.end).toISOString()
  return `${status}: ${plan ?? 'no plan'} by the ${interval}${added}, ${cancelAtPeriodEnd ? 'ends' : 'renews'} ${end}`
}
