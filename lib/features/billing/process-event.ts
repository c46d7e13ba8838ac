import type { ReceivedEvent } from '@/lib/core/billing/account'
import type { BillingFeature } from './feature'
import { syncSubscription } from './sync'

/** Does what an event asks for, and writes down that it is done. Whatever fails leaves it waiting: it is tried again. */
export async function processEvent(
  feature: BillingFeature,
  { provider, id, tenantId }: Pick<ReceivedEvent, 'provider' | 'id' | 'tenantId'>,
  now: number,
): Promise<void> {
  const nobody = { actorId: null, ipAddress: null, requestId: null }
  await syncSubscription(feature, tenantId, { action: 'billing.sync', now, ...nobody })
  await feature.tenancy.webhooks.markProcessed(provider, id, now)
}

const patienceMs = 60_000
const batch = 50

/** Deals with what came and could not be dealt with when it came. */
export async function processWaiting(feature: BillingFeature, now: number): Promise<void> {
  const { provider, tenancy } = feature
  if (!provider) return
  const waiting = await tenancy.webhooks.waiting(provider.name, now - patienceMs, batch)
  for (const event of waiting) await processEvent(feature, event, now)
}
