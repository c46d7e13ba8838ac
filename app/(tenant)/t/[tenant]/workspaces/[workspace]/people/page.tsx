import type { Metadata } from 'next'
import type { PageQuery } from '@/components/auth/query'
import { guarded } from '@/components/failure/guarded'
import { PeopleSection } from '@/components/sharing/people-section'
import { readThing } from '@/components/sharing/read-thing'
import { FailedTenantPage } from '@/components/tenant/failed-page'
import { tenantPath } from '@/components/tenant/tenant-pages'
import { WorkspaceHeader } from '@/components/workspaces/workspace-header'
import type { WorkspaceRow } from '@/components/workspaces/workspace-row'
import { requireTenant } from '@/lib/next/current'

export const metadata: Metadata = { title: 'People of a workspace' }

export default guarded(FailedTenantPage, WorkspacePeoplePage)

type Params = Promise<{ tenant: string; workspace: string }>

async function WorkspacePeoplePage({ params, searchParams }: PageQuery & { params: Params }) {
  const { tenant: of, workspace } = await params
  const tenant = await requireTenant(of)
  const row = await readThing<WorkspaceRow>('readWorkspace', workspace)
  const { id, name } = row
  return (
    <div className="grid grid-cols-1 gap-6">
      <WorkspaceHeader
        tenant={tenant}
        workspace={row}
        here="/people"
        about="Who holds what on this workspace, and so on each project in it."
      />
      <PeopleSection
        thing={{ type: 'workspace', id, name }}
        places={[
          { type: 'organization', id: tenant.id, name: tenant.name, href: tenantPath(tenant.slug, '/team') },
        ]}
        path={tenantPath(tenant.slug, `/workspaces/${id}/people`)}
        query={await searchParams}
      />
    </div>
  )
}
