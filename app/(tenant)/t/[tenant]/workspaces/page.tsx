import type { Metadata } from 'next'
import { Gate } from '@/components/access/gate'
import { queryValue, type PageQuery } from '@/components/auth/query'
import { guarded } from '@/components/failure/guarded'
import { Breadcrumbs } from '@/components/tenant/breadcrumbs'
import { FailedTenantPage } from '@/components/tenant/failed-page'
import { tenantPages, tenantPath } from '@/components/tenant/tenant-pages'
import { isEmptyList, listView } from '@/components/ui/list/list-view'
import { readList, type ListPage } from '@/components/ui/list/read-list'
import { PageHeader } from '@/components/ui/page-header'
import { PlaceTabs } from '@/components/workspaces/place-tabs'
import { workspaceOrders, type WorkspaceRow } from '@/components/workspaces/workspace-row'
import { currentTime, requireTenant } from '@/lib/next/current'
import { CreateWorkspace } from './create-workspace'
import { WorkspaceList } from './workspace-list'

const { name: title, about } = tenantPages.workspaces

export const metadata: Metadata = { title }

export default guarded(FailedTenantPage, WorkspacesPage)

async function WorkspacesPage({ params, searchParams }: PageQuery & { params: Promise<{ tenant: string }> }) {
  const { name, slug } = await requireTenant((await params).tenant)
  const query = await searchParams
  const view = listView(query, workspaceOrders)
  const path = tenantPath(slug, '/workspaces')
  const page = await readList<ListPage<WorkspaceRow>>('listWorkspaces', { path, view })
  const isEmpty = isEmptyList(page, view)
  const create = (
    // Beside a list, who may not is told nothing; where there is nothing else, why.
    <Gate entitlement="workspace:create" fallback={isEmpty ? undefined : null}>
      <CreateWorkspace slug={slug} />
    </Gate>
  )
  return (
    <div className="grid grid-cols-1 gap-6">
      <Breadcrumbs trail={[{ name, href: tenantPath(slug) }]} here={title} />
      <PageHeader title={title} action={!isEmpty && create}>
        {about}
      </PageHeader>
      <PlaceTabs slug={slug} here="workspaces" />
      <WorkspaceList
        slug={slug}
        page={page}
        now={await currentTime()}
        path={path}
        view={view}
        create={create}
        deletedId={queryValue(query.deleted)}
      />
    </div>
  )
}
