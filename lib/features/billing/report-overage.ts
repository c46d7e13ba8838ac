import type { BillingAccount } from '@/lib/core/billing/account'
import type { BillingProvider } from '@/lib/core/billing/provider'
import type { Counter, Overage } from '@/lib/core/billing/stores'
import { accountsOf } from './accounts-of'
import { liveSubscription } from './demands'
import { sellingProvider, type BillingFeature } from './feature'

/**
 * Tells the provider what was used beyond what is included and is paid for by use, of whichever plan and period. Goes on
 * after what can't be told, and throws what it met in the end.
 */
export async function reportOverage(feature: BillingFeature, now: number): Promise<void> {
  const failures: unknown[] = []
  for await (const account of accountsOf(feature)) {
    if (!liveSubscription(account)) continue
    const untold = await reportAccount(feature, account, now).catch((error: unknown) => [{ error }])
    if (untold.length > 0) failures.push(...untold.map(({ error }) => error))
  }
  if (failures.length > 0)
    throw new AggregateError(failures, `${failures.length} counters could not be reported`)
}

/** Whoever tells it: of a provider no more is asked. */
export type Reporting = Pick<BillingFeature, 'tenancy'> & {
  provider: Pick<BillingProvider, 'reportUsage'> | null
}

/** What could not be told, and why. */
export type Untold = { readonly counter: Counter; readonly overage: Overage; readonly error: unknown }

/**
 * All of one tenant. What was claimed is told under one key until it is settled: a crash in between makes nobody pay twice,
 * and neither do several at the same time.
 */
export async function reportAccount(
  feature: Reporting,
  { tenantId, customerId }: Pick<BillingAccount, 'tenantId' | 'customerId'>,
  now: number,
): Promise<Untold[]> {
  const { wallet } = feature.tenancy
  const untold: Untold[] = []
  for (const counter of await wallet.unreported(tenantId)) {
    const overage = await wallet.claimOverage(tenantId, counter)
    if (!overage) continue
    const { limit, periodStart } = counter
    const { from, to } = overage
    const usage = { limit, quantity: to - from, at: now }
    const key = `usage:${tenantId}:${limit}:${periodStart}:${from}:${to}`
    try {
      await sellingProvider(feature).reportUsage(customerId, usage, key)
      await wallet.settleOverage(tenantId, counter, overage)
    } catch (error) {
      untold.push({ counter, overage, error })
    }
  }
  return untold
}
