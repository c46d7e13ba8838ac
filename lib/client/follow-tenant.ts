import type { PageTenant } from './page-tenant'
import { readJson } from './read-response'

/** Opens this very page at the address that its tenant has now, or the start when that can't be found out. */
export async function followTenant({ id, slug }: PageTenant): Promise<void> {
  const found = (await ownTenants()).find((tenant) => tenant.id === id)
  const path = found ? movedPath(window.location, slug, found.slug) : '/start'
  if (path !== null) window.location.assign(path)
}

/** `/t/old/team?a=1` below the new slug; null once the page is elsewhere: the tab that moved the tenant goes by itself. */
export function movedPath(
  here: { pathname: string; search: string },
  from: string,
  to: string,
): string | null {
  const prefix = `/t/${from}`
  const isBelow = here.pathname === prefix || here.pathname.startsWith(`${prefix}/`)
  if (!isBelow) return null
  const page = here.pathname.slice(prefix.length)
  // Where it was moved from, whichever is first here or the answer to the form: what was done is said.
  return `/t/${to}${page}${page === '/settings' ? '?notice=moved' : here.search}`
}

/** Not by `apiFetch`, which would say that it means the address that is no more. */
async function ownTenants(): Promise<PageTenant[]> {
  const response = await fetch('/api/auth/tenants').catch(() => null)
  const body = response?.ok ? await readJson(response) : undefined
  return (body as { tenants?: PageTenant[] } | undefined)?.tenants ?? []
}
