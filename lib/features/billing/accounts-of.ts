import type { BillingAccount } from '@/lib/core/billing/account'
import { walkTenants } from '@/lib/core/tenancy/walk-tenants'
import { sellingProvider, type BillingFeature } from './feature'

/** Every account with the provider. */
export function accountsOf(feature: BillingFeature): AsyncGenerator<BillingAccount> {
  const { name } = sellingProvider(feature)
  return walkTenants((after, limit) => feature.tenancy.webhooks.accounts(name, after, limit))
}
