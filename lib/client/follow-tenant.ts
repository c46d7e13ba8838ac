import type { PageTenant } from './page-tenant'
import { readJson } from './read-response'

/** Opens this very page at the address that its tenant has now, or the start when that can't be found out. */
export async function followTenant({ id, slug }: PageTenant): Promise<void> {
  const found = (await ownTenants()).find((tenant) => tenant.id === id)
  window.location.assign(found ? movedPath(window.location, slug, found.slug) : '/start')
}

/** `/t/old/settings?a=1` below the new slug. */
export function movedPath(here: { pathname: string; search: string }, from: string, to: string): string {
  const prefix = `/t/${from}`
  const isBelow = here.pathname === prefix || here.pathname.startsWith(`${prefix}/`)
  return isBelow ? `/t/${to}${here.pathname.slice(prefix.length)}${here.search}` : `/t/${to}`
}

/** Not by `apiFetch`, which would say that it means the address that is no more. */
async function ownTenants(): Promise<PageTenant[]> {
  const response = await fetch('/api/auth/tenants').catch(() => null)
  const body = response?.ok ? await readJson(response) : undefined
  return (body as { tenants?: PageTenant[] } | undefined)?.tenants ?? []
}
