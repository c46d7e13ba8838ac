import { renews } from '@/lib/core/billing/renews'
import { accountsOf } from './accounts-of'
import { sellingProvider, type BillingFeature } from './feature'
import { reportBeforeEnd } from './report-before'
import { syncSubscription } from './sync'

/**
 * Cancels what organizations that are being deleted would go on paying for, with the period that is paid. Who restores one
 * can resume it until then. Goes on after one that can't be canceled, and throws what it met in the end.
 */
export async function endDeleted(feature: BillingFeature, now: number): Promise<void> {
  const failures: unknown[] = []
  for await (const account of accountsOf(feature)) {
    if (!renews(account.subscription)) continue
    const { tenantId, customerId } = account
    const deletedAt = (await feature.tenancy.directory.findById(tenantId))?.deletedAt ?? null
    if (deletedAt === null) continue
    try {
      await reportBeforeEnd(feature, account, now)
      await sellingProvider(feature).cancel(customerId, `deleted:${tenantId}:${deletedAt}`)
      const nobody = { actorId: null, ipAddress: null, requestId: null }
      await syncSubscription(feature, tenantId, { action: 'billing.sync', now, ...nobody })
    } catch (error) {
      failures.push(error)
    }
  }
  if (failures.length > 0)
    throw new AggregateError(failures, `${failures.length} accounts could not be ended`)
}
