import { redirect } from 'next/navigation'
import { FailedScreen } from '@/components/failure/failed-screen'
import { guarded } from '@/components/failure/guarded'
import { tenantPath } from '@/components/tenant/tenant-pages'
import { currentTenants, requireSession } from '@/lib/next/current'

export default guarded(FailedScreen, StartPage)

/** Where signing in leads: to the organization that one was in, to the one that is first, or to making one. */
async function StartPage() {
  await requireSession()
  const { tenants, currentTenantId, resolvedDefaultId } = await currentTenants()
  const current = tenants.find(({ id }) => id === currentTenantId)
  const tenant = current ?? tenants.find(({ id }) => id === resolvedDefaultId)
  return redirect(tenant ? tenantPath(tenant.slug) : '/onboarding')
}
