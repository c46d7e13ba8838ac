import { redirect } from 'next/navigation'
import type { PageQuery } from '@/components/auth/query'
import { FailedScreen } from '@/components/failure/failed-screen'
import { guarded } from '@/components/failure/guarded'
import { plannedIn, planQuery } from '@/components/pricing/planned'
import { tenantPages, tenantPath } from '@/components/tenant/tenant-pages'
import { currentTenants, requireSession } from '@/lib/next/current'

export default guarded(FailedScreen, StartPage)

/**
 * Where signing in leads: to the organization that one was in, to the one that is first, or to making one. Who has chosen
 * a plan on the way comes to where it is bought.
 */
async function StartPage({ searchParams }: PageQuery) {
  await requireSession()
  const { tenants, currentTenantId, resolvedDefaultId } = await currentTenants()
  const current = tenants.find(({ id }) => id === currentTenantId)
  const tenant = current ?? tenants.find(({ id }) => id === resolvedDefaultId)
  const planned = plannedIn(await searchParams)
  const query = planned ? `?${planQuery(planned)}` : ''
  if (!tenant) return redirect(`/onboarding${query}`)
  return redirect(tenantPath(tenant.slug, planned ? `${tenantPages.billing.path}${query}` : ''))
}
