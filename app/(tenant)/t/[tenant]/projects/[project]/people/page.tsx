import type { Metadata } from 'next'
import type { PageQuery } from '@/components/auth/query'
import { guarded } from '@/components/failure/guarded'
import { ProjectHeader } from '@/components/projects/project-header'
import type { ProjectRow } from '@/components/projects/project-row'
import type { Place } from '@/components/sharing/origins'
import { PeopleSection } from '@/components/sharing/people-section'
import { readIfShared, readThing } from '@/components/sharing/read-thing'
import { FailedTenantPage } from '@/components/tenant/failed-page'
import { tenantPath } from '@/components/tenant/tenant-pages'
import type { WorkspaceRow } from '@/components/workspaces/workspace-row'
import { requireTenant } from '@/lib/next/current'

export const metadata: Metadata = { title: 'People of a project' }

export default guarded(FailedTenantPage, ProjectPeoplePage)

type Params = Promise<{ tenant: string; project: string }>

async function ProjectPeoplePage({ params, searchParams }: PageQuery & { params: Params }) {
  const { tenant: of, project } = await params
  const tenant = await requireTenant(of)
  const { slug } = tenant
  const row = await readThing<ProjectRow>('readProject', project)
  const workspace = await readIfShared<WorkspaceRow>('readWorkspace', row.workspaceId)
  const places: Place[] = [
    { type: 'organization', id: tenant.id, name: tenant.name, href: tenantPath(slug, '/team') },
  ]
  if (workspace) {
    const { id, name } = workspace
    places.push({ type: 'workspace', id, name, href: tenantPath(slug, `/workspaces/${id}/people`) })
  }
  return (
    <div className="grid grid-cols-1 gap-6">
      <ProjectHeader
        tenant={tenant}
        project={row}
        workspace={workspace}
        here="/people"
        about="Who holds what on this project, and where it comes from."
      />
      <PeopleSection
        thing={{ type: 'project', id: row.id, name: row.name }}
        places={places}
        path={tenantPath(slug, `/projects/${row.id}/people`)}
        query={await searchParams}
      />
    </div>
  )
}
