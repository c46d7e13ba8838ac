import type { EncodedAccessSet } from '../../access/access-set'
import type { AuthCore } from '../auth-core'
import type { TenantRef } from '../tenants/auth-tenants'
import type { AuthUser, StoredSession } from '../types'

export type CustomClaims = Record<string, unknown>

/** The tenant of a token, with what the person may do in it. */
export type TokenTenant = { id: string; slug: string | null; acl: EncodedAccessSet | null }

/** What a token says beside who it is for. Found out before anything is written, for every part of it may fail. */
export type TokenContent = { claims: CustomClaims; tenant: TokenTenant | null }

/**
 * For a token of the session as it stands: claims, membership and access set are all asked anew. Whoever is no member of
 * the session's tenant any more gets a token without one.
 */
export async function contentForSession(
  core: AuthCore,
  user: AuthUser,
  session: Pick<StoredSession, 'tenantId' | 'factorVerifiedAt'>,
): Promise<TokenContent> {
  const { tenantId, factorVerifiedAt } = session
  if (tenantId === null) return contentIn(core, user, null, factorVerifiedAt)
  if (!core.tenants) {
    return { claims: await core.accessTokens.claimsOf(user), tenant: { id: tenantId, slug: null, acl: null } }
  }
  const [member, content] = await Promise.all([
    core.tenants.membership(user.id, tenantId),
    contentIn(core, user, { id: tenantId, slug: tenantId }, factorVerifiedAt),
  ])
  return { ...content, tenant: member && content.tenant && { ...content.tenant, slug: member.slug } }
}

/** For the first token of a session: in the tenant that the person was in last, or in the first. */
export async function contentForSignIn(core: AuthCore, user: AuthUser): Promise<TokenContent> {
  const choice = await core.tenants?.choice(user.id)
  const id = choice?.resolvedDefaultId
  const listed = choice?.tenants.find((tenant) => tenant.id === id)
  const tenant = listed ?? (id ? await core.tenants?.membership(user.id, id) : null)
  return contentIn(core, user, tenant ?? null, null)
}

/** For a token of a tenant that the person is known to be a member of. */
export async function contentIn(
  core: AuthCore,
  user: AuthUser,
  tenant: TenantRef | null,
  factorVerifiedAt: number | null,
): Promise<TokenContent> {
  const fva = toSeconds(factorVerifiedAt)
  const [claims, acl = null] = await Promise.all([
    core.accessTokens.claimsOf(user),
    tenant && core.authorization?.encodedSet({ userId: user.id, tenantId: tenant.id, fva }),
  ])
  return { claims, tenant: tenant && { id: tenant.id, slug: tenant.slug, acl } }
}

/** The second factor as tokens tell it: epoch seconds. */
export function toSeconds(factorVerifiedAt: number | null): number | null {
  return factorVerifiedAt === null ? null : Math.floor(factorVerifiedAt / 1_000)
}
