import { sessionOf, tenantOf, type ActionContext } from '@/lib/core/action/context'
import { limitKey } from '@/lib/core/action/limits'
import type { TenantStores } from '@/lib/core/tenancy/stores'
import type { TenancyFeature } from '../tenants/feature'

const hourMs = 3_600_000
const dayMs = 24 * hourMs

/** An organization, and a person with all of theirs, so that none sends mail to the whole world. */
const perOrganization = 200
const perPerson = 400
/** How often an address is invited anew, when its invitation is taken back in between. */
const perAddress = 3

export type Permit =
  | { granted: true; /** For an invitation that was not sent after all. */ giveBack(): Promise<void> }
  | { granted: false; retryAfterMs: number }

/**
 * Takes one mail out of what may still be sent, atomically over all instances. Asked before the transaction: what counts
 * mails must not hold rows.
 */
export async function takePermit(
  { rateLimits }: Pick<TenancyFeature, 'rateLimits'>,
  context: ActionContext,
): Promise<Permit> {
  const { now } = context
  const taken: { key: string; all: boolean }[] = []
  for (const { key, max } of allowances(context)) {
    const { allowed, retryAfterMs } = await rateLimits.check(key, max, dayMs, now)
    if (!allowed) {
      if (taken.length > 0) await rateLimits.takeBack(taken, now)
      return { granted: false, retryAfterMs }
    }
    taken.push({ key, all: false })
  }
  return { granted: true, giveBack: () => rateLimits.takeBack(taken, now) }
}

function allowances(context: ActionContext) {
  return [
    { key: `invitations:${tenantOf(context).id}`, max: perOrganization },
    { key: limitKey('invitations', 'person', sessionOf(context).user.id), max: perPerson },
  ]
}

/**
 * For how many ms an address can't be invited anew; 0 when it can. Asked under the tenant's lock, of the organization's own
 * invitations: whether others invite the address is not for this one to know.
 */
export async function waitToInvite(
  { invitations }: Pick<TenantStores, 'invitations'>,
  email: string,
  now: number,
): Promise<number> {
  const sort = { by: 'createdAt', descending: true } as const
  const listed = await invitations.list({ q: email, sort, limit: perOrganization })
  const made = listed.filter((one) => one.email === email && one.createdAt > now - hourMs)
  const eldest = made[perAddress - 1]
  return eldest ? eldest.createdAt + hourMs - now : 0
}
