import type { Metadata } from 'next'
import { Gate } from '@/components/access/gate'
import { queryValue, type PageQuery } from '@/components/auth/query'
import { guarded } from '@/components/failure/guarded'
import { projectOrders, type ProjectRow } from '@/components/projects/project-row'
import { readThing } from '@/components/sharing/read-thing'
import { thingMetadata } from '@/components/sharing/thing-metadata'
import { FailedTenantPage } from '@/components/tenant/failed-page'
import { projectIcon, tenantPath } from '@/components/tenant/tenant-pages'
import { EmptyState } from '@/components/ui/empty-state'
import { isEmptyList, listView } from '@/components/ui/list/list-view'
import { readList, type ListPage } from '@/components/ui/list/read-list'
import { WorkspaceHeader } from '@/components/workspaces/workspace-header'
import type { WorkspaceRow } from '@/components/workspaces/workspace-row'
import { currentTime, requireTenant } from '@/lib/next/current'
import { CreateProject } from '../../projects/create-project'
import { ProjectList } from '../../projects/project-list'

type Params = Promise<{ tenant: string; workspace: string }>

export async function generateMetadata({ params }: { params: Params }): Promise<Metadata> {
  return thingMetadata('readWorkspace', (await params).workspace, 'Workspace')
}

export default guarded(FailedTenantPage, WorkspacePage)

async function WorkspacePage({ params, searchParams }: PageQuery & { params: Params }) {
  const { tenant: of, workspace: id } = await params
  const tenant = await requireTenant(of)
  const workspace = await readThing<WorkspaceRow>('readWorkspace', id)
  const query = await searchParams
  const view = listView(query, projectOrders)
  const path = tenantPath(tenant.slug, `/workspaces/${workspace.id}`)
  const within = { workspaceId: workspace.id }
  const page = await readList<ListPage<ProjectRow>>('listProjects', { path, view }, within)
  const create = (
    <Gate entitlement="project:create" on={workspace}>
      <CreateProject slug={tenant.slug} workspace={workspace} />
    </Gate>
  )
  const isEmpty = isEmptyList(page, view)
  return (
    <div className="grid grid-cols-1 gap-6">
      <WorkspaceHeader
        tenant={tenant}
        workspace={workspace}
        here=""
        about="The projects of this workspace that you can see."
        action={!isEmpty && create}
      />
      <ProjectList
        slug={tenant.slug}
        page={page}
        now={await currentTime()}
        path={path}
        view={view}
        empty={
          <EmptyState icon={projectIcon} title="No projects yet" action={create}>
            Whoever has a role on this workspace has one on each project in it.
          </EmptyState>
        }
        deletedId={queryValue(query.deleted)}
      />
    </div>
  )
}
