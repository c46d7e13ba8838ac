import type { Metadata } from 'next'
import { may } from '@/components/access/may'
import { NoAccess } from '@/components/access/no-access'
import { guarded } from '@/components/failure/guarded'
import { RoleEditor } from '@/components/roles/role-editor'
import { Breadcrumbs } from '@/components/tenant/breadcrumbs'
import { FailedTenantPage } from '@/components/tenant/failed-page'
import { tenantPages, tenantPath } from '@/components/tenant/tenant-pages'
import { PageHeader } from '@/components/ui/page-header'
import { requireTenant } from '@/lib/next/current'
import { createRole } from '../actions'

export const metadata: Metadata = { title: 'Create a role' }

export default guarded(FailedTenantPage, NewRolePage)

async function NewRolePage({ params }: { params: Promise<{ tenant: string }> }) {
  const { slug, name } = await requireTenant((await params).tenant)
  if (!(await may('roles:manage'))) return <NoAccess entitlement="roles:manage" page="Roles" />
  const trail = [
    { name, href: tenantPath(slug) },
    { name: tenantPages.roles.name, href: tenantPath(slug, tenantPages.roles.path) },
  ]
  return (
    <div className="grid grid-cols-1 gap-6">
      <Breadcrumbs trail={trail} here="Create a role" />
      <PageHeader title="Create a role">
        It grants what you choose here and nothing else. Nobody holds it until you give it to somebody.
      </PageHeader>
      <RoleEditor role={null} tenant={slug} save={createRole} />
    </div>
  )
}
