import type { Metadata } from 'next'
import { may, mayUncounted } from '@/components/access/may'
import { guarded } from '@/components/failure/guarded'
import { FailedTenantPage } from '@/components/tenant/failed-page'
import { NewestMembers } from '@/components/tenant/newest-members'
import { RecentProjects } from '@/components/tenant/recent-projects'
import { SetupChecklist } from '@/components/tenant/setup-checklist'
import { setupSteps } from '@/components/tenant/setup-steps'
import { tenantPages } from '@/components/tenant/tenant-pages'
import { PageHeader } from '@/components/ui/page-header'
import { currentTime, requireTenant } from '@/lib/next/current'
import { readOverview } from '@/lib/next/overview'

export const metadata: Metadata = { title: 'Overview' }

export default guarded(FailedTenantPage, OverviewPage)

async function OverviewPage({ params }: { params: Promise<{ tenant: string }> }) {
  const { slug, name } = await requireTenant((await params).tenant)
  const mayInvite = await mayUncounted('members:invite')
  const overview = await readOverview(mayInvite)
  const mayCreate = await may('workspace:create')
  return (
    <div className="grid grid-cols-1 gap-6">
      <PageHeader title={name}>{tenantPages.overview.about}</PageHeader>
      <SetupChecklist slug={slug} steps={setupSteps(overview, { mayInvite, mayCreate })} />
      <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-[3fr_2fr]">
        <RecentProjects slug={slug} overview={overview} now={await currentTime()} />
        <NewestMembers slug={slug} members={overview.members} />
      </div>
    </div>
  )
}
