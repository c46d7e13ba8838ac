import { sessionOf, tenantOf, type ActionContext } from '@/lib/core/action/context'
import { limitKey } from '@/lib/core/action/limits'
import type { TenancyFeature } from '../tenants/feature'

const hourMs = 3_600_000
const dayMs = 24 * hourMs

/** An organization, and a person with all of theirs, so that none sends mail to the whole world. */
const perOrganization = 200
const perPerson = 400
/** The first mail of an invitation and five more, also when it is taken back and made again in between. */
const perAddress = 6

export type Permit =
  | { granted: true; /** For an invitation that was not sent after all. */ giveBack(): Promise<void> }
  | { granted: false; retryAfterMs: number }

/**
 * Takes one mail to an address out of what may still be sent, atomically over all instances. Asked before the
 * transaction: what counts mails must not hold rows.
 */
export async function takePermit(
  { rateLimits }: Pick<TenancyFeature, 'rateLimits'>,
  context: ActionContext,
  email: string,
): Promise<Permit> {
  const { now } = context
  const taken: { key: string; all: boolean }[] = []
  for (const { key, max, windowMs } of allowances(context, email)) {
    const { allowed, retryAfterMs } = await rateLimits.check(key, max, windowMs, now)
    if (!allowed) {
      if (taken.length > 0) await rateLimits.takeBack(taken, now)
      return { granted: false, retryAfterMs }
    }
    taken.push({ key, all: false })
  }
  return { granted: true, giveBack: () => rateLimits.takeBack(taken, now) }
}

function allowances(context: ActionContext, email: string) {
  const { id } = tenantOf(context)
  const { user } = sessionOf(context)
  return [
    { key: `invitations:${id}`, max: perOrganization, windowMs: dayMs },
    { key: limitKey('invitations', 'person', user.id), max: perPerson, windowMs: dayMs },
    // Within the organization: whether others invite the address is not for this one to know.
    { key: limitKey('invitations', 'address', `${id} ${email}`), max: perAddress, windowMs: hourMs },
  ]
}
