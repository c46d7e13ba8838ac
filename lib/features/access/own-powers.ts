import { sessionOf, type ActionContext } from '@/lib/core/action/context'
import { decisionOf } from '@/lib/core/access/decision'
import type { Resource } from '@/lib/core/access/effective-roles'
import type { AccessModel } from '@/lib/core/access/model'
import { powersAt, powersBeyond, type Power, type Powers, type TenantGrants } from '@/lib/core/access/powers'
import { AppError } from '@/lib/core/errors'
import type { TenantStores } from '@/lib/core/tenancy/stores'

/** What the caller has on a thing and below it: the most that they can pass on there. To be asked under the tenant's lock. */
export async function ownPowers(
  { model, grants }: { model: AccessModel; grants: TenantGrants },
  stores: Pick<TenantStores, 'assignments'>,
  context: ActionContext,
  path: readonly Resource[],
): Promise<Powers> {
  const held = await stores.assignments.ofUser(sessionOf(context).user.id)
  return powersAt(model, grants, path, held)
}

/** Throws FORBIDDEN for what is more than one’s own: it names the first entitlement that is. */
export function refuseBeyond(model: AccessModel, own: Powers, wanted: Powers): void {
  const [beyond] = powersBeyond(own, wanted)
  if (beyond) throw moreThanOwn(model, beyond)
}

/** What somebody is refused with who would give, or take away, what they do not hold. */
export function moreThanOwn(model: AccessModel, { entitlement }: Pick<Power, 'entitlement'>): AppError {
  const { reason, meta } = decisionOf(model, entitlement, [{ reason: 'role_required' }])
  const words = 'Nobody can give, or take away, more than they hold themselves.'
  return new AppError('FORBIDDEN', words, { permission: entitlement, reason, meta })
}
