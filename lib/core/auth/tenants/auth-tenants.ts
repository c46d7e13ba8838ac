/** A tenant of a person, as the endpoints tell it. */
export type TenantInfo = { id: string; slug: string; name: string; role: string }

/** Which tenants there are for a person. Everything is asked anew each time: a membership can end at any moment. */
export type TenantOptions = {
  /**
   * Whether the person is a member: asked whenever a token is made, and at every write. The slug is what `X-Tenant` is
   * compared with; with `true` alone a tenant goes by its id.
   */
  verifyMembership: (userId: string, tenantId: string) => Promise<{ slug: string } | boolean | null>
  /** The first joined first. */
  listTenants?: (userId: string) => Promise<TenantInfo[]>
  /** The tenant to begin in, at sign-in; default: the last one, else the first. Null: none. */
  resolveDefault?: (userId: string, tenants: TenantInfo[]) => Promise<string | null> | string | null
  /** The tenant that the person was in last, in whatever session. */
  lastTenant?: (userId: string) => Promise<string | null>
  rememberTenant?: (userId: string, tenantId: string, at: number) => Promise<void>
}

export type TenantRef = { id: string; slug: string }

export type TenantChoice = {
  tenants: TenantInfo[]
  lastTenantId: string | null
  /** Where a sign-in begins; null: nowhere yet. */
  resolvedDefaultId: string | null
}

/** The same with every default filled in. */
export type AuthTenants = {
  /** Null for who is no member. */
  membership(userId: string, tenantId: string): Promise<TenantRef | null>
  choice(userId: string): Promise<TenantChoice>
  remember(userId: string, tenantId: string, at: number): Promise<void>
}

export function createAuthTenants(options: TenantOptions): AuthTenants {
  const membership: AuthTenants['membership'] = async (userId, tenantId) => {
    const found = await options.verifyMembership(userId, tenantId)
    if (!found) return null
    return { id: tenantId, slug: found === true ? tenantId : found.slug }
  }
  return {
    membership,

    async choice(userId) {
      const [tenants = [], lastTenantId = null] = await Promise.all([
        options.listTenants?.(userId),
        options.lastTenant?.(userId),
      ])
      const isListed = (id: string | null) => tenants.some((tenant) => tenant.id === id)
      const chosen = options.resolveDefault
        ? await options.resolveDefault(userId, tenants)
        : isListed(lastTenantId)
          ? lastTenantId
          : (tenants[0]?.id ?? null)
      const isOwn = chosen !== null && (isListed(chosen) || (await membership(userId, chosen)) !== null)
      return { tenants, lastTenantId, resolvedDefaultId: isOwn ? chosen : null }
    },

    remember: async (userId, tenantId, at) => options.rememberTenant?.(userId, tenantId, at),
  }
}
