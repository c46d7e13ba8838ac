import { suggestion } from '@/lib/core/access/problems'
import { byHand, refused, type ByHand } from './by-hand'

export type Promised = {
  /** A limit, or an entitlement: of all its limits. */
  name: string
  /** At least so many; −1: no limit. Null takes the promise back. */
  max: number | null
}

/**
 * Promises an organization at least so many of what is limited, whatever its plans include. Throws VALIDATION for what no
 * plan limits, and NOT_FOUND where there is no such organization.
 */
export async function raiseLimit(act: ByHand, { name, max }: Promised): Promise<void> {
  const limits = Object.values(act.model.plans).flatMap((plan) => plan.limits)
  const known = [...new Set(limits.flatMap(({ key, gates }) => [key, gates]))]
  if (!known.includes(name)) throw refused(`No plan limits "${name}"${suggestion(name, known)}`)
  if (max !== null && (!Number.isSafeInteger(max) || max < -1))
    throw refused(`A promise is a whole number from 0 on, or −1 for no limit, not ${max}`)
  await byHand(act, async ({ subscriptions }) => {
    const before = (await subscriptions.subscription(act.tenantId))?.overrides[name]?.max ?? null
    await subscriptions.updateOverrides(act.tenantId, { [name]: max === null ? null : { max } })
    return { action: 'billing.raise_limit', data: { name, before, after: max }, event: 'limit_changed' }
  })
}
