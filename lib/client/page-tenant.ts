import type { Fetch } from './request-renewal'
import { postInit } from './request-renewal'

/** The tenant that a page was drawn for. The session's own may be another: every tab shares that one. */
export type PageTenant = { id: string; slug: string }

const shown: PageTenant[] = []

/** Makes every request of this page say which tenant it means. Returns what takes that back. */
export function showTenant(tenant: PageTenant): () => void {
  shown.push(tenant)
  return () => void shown.splice(shown.indexOf(tenant), 1)
}

/** The tenant that this page shows; null outside of tenants. */
export function shownTenant(): PageTenant | null {
  return shown.at(-1) ?? null
}

/** `not-a-member`: the person was removed, or the tenant is gone. */
export type Return = 'returned' | 'not-a-member' | 'failed'

/** Another tab has switched the session elsewhere: switches it back to the tenant of this page. Never rejects. */
export async function returnTo(fetch: Fetch, { id }: PageTenant): Promise<Return> {
  try {
    const init = { ...postInit, body: JSON.stringify({ tenantId: id }) }
    const { ok, status } = await fetch('/api/auth/switch-tenant', init)
    if (ok) return 'returned'
    return status === 403 ? 'not-a-member' : 'failed'
  } catch {
    return 'failed'
  }
}
