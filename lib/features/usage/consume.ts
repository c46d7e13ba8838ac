import type { AccessContext } from '@/lib/core/access/access-context'
import type { LimitState } from '@/lib/core/access/decision'
import type { Resource } from '@/lib/core/access/effective-roles'
import { leavesRoom } from '@/lib/core/billing/overage'
import type { Stand } from '@/lib/core/billing/stores'
import { counterOf, limitsInForce, limitState, type LimitInForce } from '@/lib/core/billing/usage'
import { AppError } from '@/lib/core/errors'
import type { TenantStores } from '@/lib/core/tenancy/stores'
import { demand, type TenantFeature } from '../access/feature'

export type Consumption = {
  entitlement: string
  thing?: Resource
  /** Counted once under it. Left out: every call counts. */
  key?: string
}

/**
 * Counts one use in the transaction of the act that it is for: if that does not happen, it was not used. Tells open pages
 * when the last one is used up. Throws FORBIDDEN, with what would lift it. Returns what is left of the limit that leaves
 * least; null where there is none.
 */
export async function consume(
  feature: TenantFeature,
  stores: TenantStores,
  { access, tenantId, now }: { access: AccessContext; tenantId: string; now: number },
  { entitlement, thing, key }: Consumption,
): Promise<LimitState | null> {
  if (!(await access.canAndConsume(entitlement, thing, { key }))) {
    await demand(access, entitlement, thing)
    // Between the two, somebody gave one back: whoever asks again gets it.
    throw new AppError('CONFLICT', 'Somebody else was quicker: try again.', { retryAfterMs: 100 })
  }
  const used = await usedOf(feature, stores, { tenantId, now, entitlement })
  // What is included is used up, or all that may be paid for by use.
  const isNews = used.some(
    ({ limit: { max, most }, stand }) =>
      stand.consumed === max || !leavesRoom({ included: max, most }, stand, 1),
  )
  if (isNews) await stores.events.send('limit_changed', null)
  return tightestOf(used)
}

type UsedLimit = { limit: LimitInForce; stand: Stand }

async function usedOf(
  { model }: TenantFeature,
  { subscriptions, wallet }: Pick<TenantStores, 'subscriptions' | 'wallet'>,
  { tenantId, now, entitlement }: { tenantId: string; now: number; entitlement: string },
): Promise<UsedLimit[]> {
  const subscription = await subscriptions.subscription(tenantId)
  if (!subscription) return []
  const limits = limitsInForce(model, subscription, now).filter((limit) => limit.entitlement === entitlement)
  const stands = await wallet.stands(tenantId, limits.map(counterOf))
  return limits.flatMap((limit, at) => {
    const stand = stands[at]
    return stand ? [{ limit, stand }] : []
  })
}

function tightestOf(used: readonly UsedLimit[]): LimitState | null {
  const room = ({ max, remaining }: LimitState) => (max === -1 ? Infinity : remaining)
  const states = used.map(({ limit, stand }) => limitState(limit, stand.consumed))
  return states.toSorted((one, other) => room(one) - room(other))[0] ?? null
}
