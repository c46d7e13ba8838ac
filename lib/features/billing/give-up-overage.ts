import type { Counter } from '@/lib/core/billing/stores'
import type { TenantStores } from '@/lib/core/tenancy/stores'
import type { BillingFeature } from './feature'
import type { SyncReason } from './sync'

/** What nobody will be charged for: it counts as told, and the audit log says how much it was. */
export async function giveUpOverage(
  feature: Pick<BillingFeature, 'model' | 'newId'>,
  { wallet, audit }: Pick<TenantStores, 'wallet' | 'audit'>,
  { tenantId, counters, why }: { tenantId: string; counters: readonly Counter[]; why: SyncReason },
): Promise<void> {
  for (const counter of counters) {
    // One claim may be open, and more have come since.
    for (let claim = await wallet.claimOverage(tenantId, counter); claim;) {
      await wallet.settleOverage(tenantId, counter, claim)
      await audit.record({
        ...{ id: feature.newId(), at: why.now, action: 'billing.give_up_overage', actorId: why.actorId },
        target: { type: feature.model.tenantType, id: tenantId },
        ...{ ipAddress: why.ipAddress, requestId: why.requestId },
        data: { limit: counter.limit, periodStart: counter.periodStart, quantity: claim.to - claim.from },
      })
      claim = await wallet.claimOverage(tenantId, counter)
    }
  }
}
