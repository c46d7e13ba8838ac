import type { Metadata } from 'next'
import { Gate } from '@/components/access/gate'
import { queryValue, type PageQuery } from '@/components/auth/query'
import { guarded } from '@/components/failure/guarded'
import { Breadcrumbs } from '@/components/tenant/breadcrumbs'
import { FailedTenantPage } from '@/components/tenant/failed-page'
import { tenantPages, tenantPath } from '@/components/tenant/tenant-pages'
import { Alert } from '@/components/ui/alert'
import { PageHeader } from '@/components/ui/page-header'
import { readAction, requireSession, requireTenant } from '@/lib/next/current'
import { DeleteTenant } from './delete-tenant'
import { GeneralForm } from './general-form'
import { LeaveTenant } from './leave-tenant'
import { settingsNotice } from './notices'
import { TransferOwnership, type Heir } from './transfer-ownership'

export const metadata: Metadata = { title: 'Settings' }

export default guarded(FailedTenantPage, SettingsPage)

async function SettingsPage({ params, searchParams }: PageQuery & { params: Promise<{ tenant: string }> }) {
  const { user } = await requireSession()
  const tenant = await requireTenant((await params).tenant)
  const { name, slug } = tenant
  const notice = settingsNotice(queryValue((await searchParams).notice))
  return (
    <div className="grid max-w-180 grid-cols-1 gap-6">
      <Breadcrumbs trail={[{ name, href: tenantPath(slug) }]} here={tenantPages.settings.name} />
      <PageHeader title={tenantPages.settings.name}>{tenantPages.settings.about}</PageHeader>
      {notice && <Alert tone="positive">{notice}</Alert>}
      <Gate entitlement="tenant:update">
        <GeneralForm name={name} slug={slug} />
      </Gate>
      {tenant.role === 'owner' && <TransferOwnership tenant={tenant} heirs={await heirsOf(user.id)} />}
      <LeaveTenant tenant={tenant} />
      <Gate entitlement="tenant:delete" fallback={null}>
        <DeleteTenant tenant={tenant} />
      </Gate>
    </div>
  )
}

/** Those who could own the organization next, as far as they fit into a list of suggestions. */
async function heirsOf(userId: string): Promise<Heir[]> {
  type Members = { items: (Heir & { userId: string })[] }
  const { items } = await readAction<Members>('listMembers', { limit: '100' })
  return items.filter((member) => member.userId !== userId).map(({ name, email }) => ({ name, email }))
}
