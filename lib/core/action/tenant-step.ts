import type { AccessContext } from '../access/access-context'
import { remember } from '../access/remember'
import { AppError } from '../errors'
import type { AnyAction } from './action'
import { sessionOf, tenantOf, type ActionContext, type ActionSession, type ActionTenant } from './context'

/** What the pipeline asks about tenants. */
export type TenantGate = {
  /** From the store, never from a token; null for who is no member, and for a tenant that is none. */
  membership(userId: string, tenantId: string): Promise<{ slug: string } | null>
  /** Whether what the token says of its tenant still holds, as far as this instance has heard. */
  isCurrent(session: ActionSession): boolean
  /** With `acl` (a token's encoded access set) what it tells is answered from it, without a query. */
  access(session: ActionSession, tenantId: string, acl?: unknown): AccessContext
}

/**
 * The tenant that the call acts in. A write looks the membership up, and so does a read whose token may be out of date.
 * Throws NO_TENANT, TENANT_MISMATCH when `X-Tenant` names another (or none that there is), or NOT_A_MEMBER.
 */
export async function enterTenant(
  gate: TenantGate,
  action: AnyAction,
  context: ActionContext,
): Promise<ActionTenant> {
  const session = sessionOf(context)
  const { tenantId, tenantSlug } = session
  if (!tenantId) throw new AppError('NO_TENANT', 'Choose an organization first.')
  const isTrusted = action.method === 'GET' && !action.tenant?.isFresh && gate.isCurrent(session)
  const member = isTrusted ? null : await gate.membership(session.user.id, tenantId)
  // The slug of a tenant that was renamed is the one that its pages have now.
  const slug = member?.slug ?? tenantSlug ?? tenantId
  const named = context.headers.get('x-tenant')
  if (named !== null && named !== slug) throw mismatch()
  if (!isTrusted && !member) throw notAMember()
  let access: AccessContext | undefined
  return {
    id: tenantId,
    slug,
    // The set of a token is a minute old at worst: good enough to read by, never to write by.
    get access() {
      return (access ??= gate.access(session, tenantId, isTrusted ? session.acl : undefined))
    },
  }
}

/**
 * The same gate for several reads that make one answer: each question is put to the store once. Never for a write, which
 * is to see what has just become of it.
 */
export function rememberingGate(gate: TenantGate): TenantGate {
  const members = remember<{ slug: string } | null>()
  const contexts: { session: ActionSession; tenantId: string; acl: unknown; access: AccessContext }[] = []
  return {
    isCurrent: gate.isCurrent,
    membership: (userId, tenantId) =>
      members(JSON.stringify([userId, tenantId]), () => gate.membership(userId, tenantId)),
    access(session, tenantId, acl) {
      // By the same token, which is decoded once: that of a session which was renewed meanwhile may say other things.
      const known = contexts.find(
        (one) =>
          one.session.user.id === session.user.id &&
          one.session.fva === session.fva &&
          one.tenantId === tenantId &&
          one.acl === acl,
      )
      const access = known?.access ?? gate.access(session, tenantId, acl)
      if (!known) contexts.push({ session, tenantId, acl, access })
      return access
    },
  }
}

/** Throws NOT_FOUND for a thing that is not this tenant's, and FORBIDDEN with the reason for what is not allowed. */
export async function checkEntitlement(
  action: AnyAction,
  input: Record<string, unknown>,
  context: ActionContext,
): Promise<void> {
  if (!action.tenant) return
  const { access } = tenantOf(context)
  const { entitlement, on, isUncounted } = action.tenant
  const thing = on?.(input) ?? undefined
  if (thing && !(await access.locate(thing))) throw new AppError('NOT_FOUND', 'There is no such thing here.')
  if (entitlement === undefined) return
  const { allowed, reason, reasons, meta } = await access.check(entitlement, thing)
  const isSpent = isUncounted && reasons.every((one) => one === 'limit_reached')
  if (!allowed && !isSpent) {
    throw new AppError('FORBIDDEN', 'This is not allowed here.', { permission: entitlement, reason, meta })
  }
}

export function notAMember(): AppError {
  return new AppError('NOT_A_MEMBER', 'You are not a member of this organization.')
}

export function mismatch(): AppError {
  return new AppError('TENANT_MISMATCH', 'This page belongs to another organization than your session.')
}
