import type { BillingAccount } from '@/lib/core/billing/account'
import { sellingProvider, type BillingFeature } from './feature'

const batch = 100

/** Every account with the provider, a page at a time. */
export async function* accountsOf(feature: BillingFeature): AsyncGenerator<BillingAccount> {
  const { name } = sellingProvider(feature)
  for (let after: string | null = null; ;) {
    const page: BillingAccount[] = await feature.tenancy.webhooks.accounts(name, after, batch)
    yield* page
    const last = page.at(-1)
    if (!last || page.length < batch) return
    after = last.tenantId
  }
}
