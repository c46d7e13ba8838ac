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

/**
 * Deals with what came and could not be dealt with when it came. Goes on after what still can't be, so that nothing waits
 * behind it, and throws what it met in the end.
 */
export async function processWaiting(feature: BillingFeature, now: number): Promise<void> {
  const { provider } = feature
  if (!provider) return
  const failures: unknown[] = []
  for await (const event of waitingEvents(feature, provider.name, now - patienceMs))
    await processEvent(feature, event, now).catch((error: unknown) => failures.push(error))
  if (failures.length > 0)
    throw new AggregateError(failures, `${failures.length} webhooks could not be dealt with`)
}

/** A page at a time, each after the last event seen: what fails goes on waiting, and must not be met again. */
async function* waitingEvents(
  { tenancy }: BillingFeature,
  provider: string,
  receivedBefore: number,
): AsyncGenerator<ReceivedEvent> {
  for (let after: ReceivedEvent | null = null, isMore = true; isMore;) {
    const page: ReceivedEvent[] = await tenancy.webhooks.waiting(provider, receivedBefore, after, batch)
    yield* page
    isMore = page.length === batch
    after = page.at(-1) ?? null
  }
}
