import { sessionOf, tenantOf, type ActionContext } from '@/lib/core/action/context'
import type { AccessContext } from '@/lib/core/access/access-context'
import { createAccessContext } from '@/lib/core/access/create-access-context'
import type { Resource } from '@/lib/core/access/effective-roles'
import type { AccessModel } from '@/lib/core/access/model'
import { audit } from '@/lib/core/auth/auth-core'
import { AppError } from '@/lib/core/errors'
import type { Tenancy, TenantStores } from '@/lib/core/tenancy/stores'

/** What the use cases inside a tenant work with. */
export type TenantFeature = {
  tenancy: Tenancy
  model: AccessModel
  newId(): string
}

/**
 * What the caller may do as this transaction sees it, its own writes included. Made anew after each of them: a context
 * remembers what it has loaded.
 */
export function accessWithin(
  { model }: TenantFeature,
  stores: TenantStores,
  context: ActionContext,
): AccessContext {
  const { user, fva } = sessionOf(context)
  return createAccessContext({
    ...{ accessDef: model, fva, userId: user.id, tenantId: tenantOf(context).id },
    closureStore: stores.closure,
    roleStore: stores.roles,
    subscriptionStore: stores.subscriptions,
    walletStore: stores.wallet,
    clock: { now: () => context.now },
  })
}

/**
 * Throws FORBIDDEN, with what is missing and what would lift it. Every write asks so again under the tenant's lock: whoever
 * was removed, demoted or parted from the thing between the door and here writes nothing.
 */
export async function demand(access: AccessContext, entitlement: string, thing?: Resource): Promise<void> {
  const { allowed, reason, meta } = await access.check(entitlement, thing)
  if (!allowed)
    throw new AppError('FORBIDDEN', 'This is not allowed here.', { permission: entitlement, reason, meta })
}

/** Throws NOT_FOUND where there is nothing. */
export function found<Row>(row: Row | null | undefined, what: string): Row {
  if (row === null || row === undefined) throw notFound(what)
  return row
}

export function notFound(what: string): AppError {
  return new AppError('NOT_FOUND', `There is no such ${what}.`)
}

/** Writes the action's line of the audit log in the transaction of the act. */
export function recordAct(
  feature: TenantFeature,
  stores: Pick<TenantStores, 'audit'>,
  context: ActionContext,
  { target, data }: { target: Resource; data: Record<string, unknown> },
): Promise<void> {
  const { action } = context
  return audit(feature, stores, context, { action, actorId: sessionOf(context).user.id, target, data })
}
