import type { ProviderSubscription } from '@/lib/core/billing/provider'
import { AppError } from '@/lib/core/errors'
import type { TenantStores } from '@/lib/core/tenancy/stores'
import type { AccessEventType } from '@/lib/core/tenancy/types'
import { found } from '../access/feature'
import type { BillingFeature } from './feature'

/** What is done to an organization by whoever runs the app. */
export type ByHand = Pick<BillingFeature, 'tenancy' | 'model' | 'newId' | 'provider'> & {
  tenantId: string
  /** Epoch ms. */
  now: number
}

type Told = { action: string; data: Record<string, unknown>; event: AccessEventType }

/**
 * Does it under the organization's lock, with what was last heard of its subscription: written to the audit log as
 * nobody's act, for who sits at the terminal is not known, and told to open pages. Throws NOT_FOUND where there is no such
 * organization.
 */
export async function byHand(
  { tenancy, model, newId, provider, tenantId, now }: ByHand,
  work: (stores: TenantStores, subscription: ProviderSubscription | null) => Promise<Told>,
): Promise<void> {
  await tenancy.inTenant(tenantId, async (stores) => {
    found(await stores.tenant.lock(), 'organization')
    const account = provider && (await stores.billing.account({ tenantId, provider: provider.name }))
    const { action, data, event } = await work(stores, account?.subscription ?? null)
    await stores.audit.record({
      ...{ id: newId(), at: now, action, actorId: null, ipAddress: null, requestId: null },
      ...{ target: { type: model.tenantType, id: tenantId }, data },
    })
    await stores.events.send(event, null)
  })
}

/** What can't be meant. */
export function refused(message: string): AppError {
  return new AppError('VALIDATION', message)
}
