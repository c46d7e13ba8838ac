import { isDeepStrictEqual } from 'node:util'
import type { ActionContext } from '@/lib/core/action/context'
import { planChanges, type PlanChanges } from '@/lib/core/billing/plan-changes'
import type { ProviderSubscription } from '@/lib/core/billing/provider'
import { isLive } from '@/lib/core/billing/renews'
import type { TenantStores } from '@/lib/core/tenancy/stores'
import { giveUpOverage } from './give-up-overage'
import { sellingProvider, type BillingFeature } from './feature'

/** Who asked for it: a person's request, or nobody. */
export type SyncReason = {
  action: string
  now: number
  actorId: string | null
  ipAddress: string | null
  requestId: string | null
}

export function reasonOf(context: ActionContext): SyncReason {
  const { action, now, client, requestId, session } = context
  return { action, now, requestId, actorId: session?.user.id ?? null, ipAddress: client.address }
}

/**
 * Asks the provider what a tenant has, and makes the tenant's plans what it says. Webhooks are no more than a reason to
 * call this, so that their order, their repetition and their loss do not matter: the last one to look wins, by the number
 * that it took before it looked. Says whether anything changed. Throws UNAVAILABLE while the provider does not answer.
 */
export async function syncSubscription(
  feature: BillingFeature,
  tenantId: string,
  why: SyncReason,
): Promise<boolean> {
  const provider = sellingProvider(feature)
  const of = { tenantId, provider: provider.name }
  const account = await feature.tenancy.billing.account(of)
  const look = account && (await feature.tenancy.billing.beginSync(of))
  if (!account || !look) return false
  const subscription = await provider.subscription(account.customerId)
  return feature.tenancy.inTenant(tenantId, async (stores) => {
    await stores.tenant.lock()
    const before = await stores.billing.account(of)
    if (!(await stores.billing.applySync(of, look, subscription, why.now))) return false
    if (begins(before?.subscription ?? null, subscription)) {
      // Used when nobody was to pay for it: no subscription that comes later charges it.
      const counters = await stores.wallet.unreported(tenantId)
      await giveUpOverage(feature, stores, { tenantId, counters, why })
    }
    const held = (await stores.subscriptions.subscription(tenantId))?.held ?? []
    const changes = planChanges(feature.model, held, before?.subscription ?? null, subscription)
    for (const plan of changes.assign) await stores.subscriptions.assign(tenantId, plan)
    for (const key of changes.remove) await stores.subscriptions.remove(tenantId, key)
    const isNew = !isSame(before?.subscription ?? null, subscription)
    if (isNew || changes.assign.length + changes.remove.length > 0)
      await tell(feature, stores, {
        tenantId,
        changes,
        before: before?.subscription ?? null,
        subscription,
        why,
      })
    return isNew
  })
}

function begins(before: ProviderSubscription | null, now: ProviderSubscription | null): boolean {
  return now !== null && isLive(now) && !(before && isLive(before) && before.id === now.id)
}

/** As JSON, in which it is kept: what is undefined is not there, and Postgres hands keys back in an order of its own. */
function isSame(kept: ProviderSubscription | null, told: ProviderSubscription | null): boolean {
  const asKept = (value: unknown): unknown => JSON.parse(JSON.stringify(value))
  return isDeepStrictEqual(asKept(kept), asKept(told))
}

type Told = {
  tenantId: string
  changes: PlanChanges
  before: ProviderSubscription | null
  subscription: ProviderSubscription | null
  why: SyncReason
}

async function tell(
  feature: BillingFeature,
  stores: TenantStores,
  { tenantId, changes, before, subscription, why }: Told,
): Promise<void> {
  const touched = [...changes.assign.map(({ terms }) => terms.key), ...changes.remove]
  const ofPlan = touched.some((key) => !feature.model.plans[key]?.addOn)
  if (ofPlan || touched.length === 0) await stores.events.send('plan_changed', null)
  if (touched.some((key) => feature.model.plans[key]?.addOn)) await stores.events.send('addon_changed', null)
  await stores.audit.record({
    ...{ id: feature.newId(), at: why.now, action: why.action, actorId: why.actorId },
    target: { type: feature.model.tenantType, id: tenantId },
    ...{ ipAddress: why.ipAddress, requestId: why.requestId },
    data: { before: factsOf(before), after: factsOf(subscription) },
  })
}

function factsOf(subscription: ProviderSubscription | null) {
  if (!subscription) return null
  const { status, plan, interval, addOns, cancelAtPeriodEnd, scheduled } = subscription
  return { status, plan, interval, addOns, cancelAtPeriodEnd, scheduled }
}
