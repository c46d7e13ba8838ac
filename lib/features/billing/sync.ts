import { isDeepStrictEqual } from 'node:util'
import { tenantOf, type ActionContext } from '@/lib/core/action/context'
import { gaveWay, planChanges, type PlanChanges } from '@/lib/core/billing/plan-changes'
import type { ProviderSubscription } from '@/lib/core/billing/provider'
import { isLive } from '@/lib/core/billing/renews'
import type { TenantStores } from '@/lib/core/tenancy/stores'
import { giveUpOverage } from './give-up-overage'
import { sellingProvider, type BillingFeature } from './feature'
import { mailNews, newsOf } from './mails'

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

/** For a person’s request: looks at the provider at once. */
export function syncFor(feature: BillingFeature, context: ActionContext): Promise<boolean> {
  return syncSubscription(feature, tenantOf(context).id, { ...reasonOf(context), action: 'billing.sync' })
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
  const look = await feature.tenancy.billing.beginSync(of)
  // After the number: a customer that was replaced meanwhile would be asked about under a number that counts.
  const account = look && (await feature.tenancy.billing.account(of))
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
    await applyPlanChanges(stores.subscriptions, tenantId, changes)
    const isNew = !isSame(before?.subscription ?? null, subscription)
    if (isNew || changes.assign.length + changes.remove.length > 0)
      await tell(feature, stores, {
        ...{ tenantId, changes, before: before?.subscription ?? null, subscription, why },
        replaced: gaveWay(held, before?.subscription ?? null, changes),
      })
    return isNew
  })
}

export async function applyPlanChanges(
  subscriptions: TenantStores['subscriptions'],
  tenantId: string,
  { assign, remove }: PlanChanges,
): Promise<void> {
  for (const plan of assign) await subscriptions.assign(tenantId, plan)
  for (const key of remove) await subscriptions.remove(tenantId, key)
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
  /** Base plans that were given by hand, and whose place was taken. */
  replaced: readonly string[]
  before: ProviderSubscription | null
  subscription: ProviderSubscription | null
  why: SyncReason
}

async function tell(
  feature: BillingFeature,
  stores: TenantStores,
  { tenantId, changes, replaced, before, subscription, why }: Told,
): Promise<void> {
  const touched = [...changes.assign.map(({ terms }) => terms.key), ...changes.remove]
  const ofPlan = touched.some((key) => !feature.model.plans[key]?.addOn)
  if (ofPlan || touched.length === 0) await stores.events.send('plan_changed', null)
  if (touched.some((key) => feature.model.plans[key]?.addOn)) await stores.events.send('addon_changed', null)
  const news = newsOf(before, subscription)
  if (news) await mailNews(feature, stores, news, { tenantId, plan: before?.plan ?? null, now: why.now })
  await stores.audit.record({
    ...{ id: feature.newId(), at: why.now, action: why.action, actorId: why.actorId },
    target: { type: feature.model.tenantType, id: tenantId },
    ...{ ipAddress: why.ipAddress, requestId: why.requestId },
    data: {
      ...{ before: factsOf(before), after: factsOf(subscription) },
      ...(replaced.length > 0 && { replaced }),
    },
  })
}

function factsOf(subscription: ProviderSubscription | null) {
  if (!subscription) return null
  const { status, plan, interval, addOns, cancelAtPeriodEnd, scheduled } = subscription
  return { status, plan, interval, addOns, cancelAtPeriodEnd, scheduled }
}
