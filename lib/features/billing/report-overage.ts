import type { BillingAccount } from '@/lib/core/billing/account'
import { periodAt } from '@/lib/core/billing/period'
import { counterOf, limitsInForce, type LimitInForce } from '@/lib/core/billing/usage'
import { accountsOf } from './accounts-of'
import { liveSubscription } from './demands'
import { sellingProvider, type BillingFeature } from './feature'

/**
 * Tells the provider what was used beyond what is included and is paid for by use, of this period and of the one before.
 * What was claimed is told under one key until it is settled: a crash in between makes nobody pay twice. Goes on after
 * whoever can't be told of, and throws what it met in the end.
 */
export async function reportOverage(feature: BillingFeature, now: number): Promise<void> {
  const failures: unknown[] = []
  for await (const account of accountsOf(feature)) {
    if (!liveSubscription(account)) continue
    await reportAccount(feature, account, now).catch((error: unknown) => failures.push(error))
  }
  if (failures.length > 0)
    throw new AggregateError(failures, `${failures.length} accounts could not be reported`)
}

async function reportAccount(feature: BillingFeature, account: BillingAccount, now: number): Promise<void> {
  const subscription = await feature.tenancy.subscriptions.subscription(account.tenantId)
  if (!subscription) return
  for (const limit of limitsInForce(feature.model, subscription, now)) {
    if (limit.max === null || limit.most === limit.max) continue
    for (const period of [before(limit), limit]) if (period) await reportPeriod(feature, account, period, now)
  }
}

/** The period before this one; null where the subscription began with it, and for a limit for life. */
function before(limit: LimitInForce): LimitInForce | null {
  if (limit.per === null || limit.period.start <= limit.anchor) return null
  return { ...limit, period: periodAt(limit.per, limit.anchor, limit.period.start - 1) }
}

async function reportPeriod(
  feature: BillingFeature,
  { tenantId, customerId }: BillingAccount,
  limit: LimitInForce,
  now: number,
): Promise<void> {
  const { wallet } = feature.tenancy
  const counter = counterOf(limit)
  const overage = await wallet.claimOverage(tenantId, counter, limit.max ?? 0)
  if (!overage) return
  const { from, to } = overage
  const usage = {
    limit: limit.key,
    quantity: to - from,
    at: Math.min(now, (limit.period.end ?? Infinity) - 1),
  }
  const key = `usage:${tenantId}:${limit.key}:${counter.periodStart}:${from}:${to}`
  await sellingProvider(feature).reportUsage(customerId, usage, key)
  await wallet.settleOverage(tenantId, counter, overage)
}
