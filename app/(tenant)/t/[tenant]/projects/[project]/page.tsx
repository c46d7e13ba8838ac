import type { Metadata } from 'next'
import { Gate } from '@/components/access/gate'
import { guarded } from '@/components/failure/guarded'
import { ExportLink } from '@/components/projects/export-link'
import { ProjectFacts } from '@/components/projects/project-facts'
import { ProjectHeader } from '@/components/projects/project-header'
import type { ProjectRow } from '@/components/projects/project-row'
import { readIfShared, readThing } from '@/components/sharing/read-thing'
import { thingMetadata } from '@/components/sharing/thing-metadata'
import { FailedTenantPage } from '@/components/tenant/failed-page'
import { DeleteThing } from '@/components/workspaces/delete-thing'
import type { WorkspaceRow } from '@/components/workspaces/workspace-row'
import { currentTime, requireTenant } from '@/lib/next/current'
import { deleteThisProject } from '../actions'
import { DetailsForm } from './details-form'
import { MoveProject } from './move-project'
import { readMoveTargets } from './read-move-targets'
import { SummaryCard } from './summary-card'

type Params = Promise<{ tenant: string; project: string }>

export async function generateMetadata({ params }: { params: Params }): Promise<Metadata> {
  return thingMetadata('readProject', (await params).project, 'Project')
}

export default guarded(FailedTenantPage, ProjectPage)

async function ProjectPage({ params }: { params: Params }) {
  const { tenant: of, project: id } = await params
  const tenant = await requireTenant(of)
  const project = await readThing<ProjectRow>('readProject', id)
  const workspace = await readIfShared<WorkspaceRow>('readWorkspace', project.workspaceId)
  const mayMove = project.__access?.['project:move']?.allowed === true
  return (
    <div className="grid grid-cols-1 gap-6">
      <ProjectHeader
        tenant={tenant}
        project={project}
        workspace={workspace}
        here=""
        about={workspace ? `A project of ${workspace.name}.` : 'A project that is shared with you.'}
        action={<ExportLink slug={tenant.slug} project={project} />}
      />
      <div className="grid max-w-180 grid-cols-1 gap-6">
        <Gate entitlement="project:update" on={project}>
          <DetailsForm project={project} />
        </Gate>
        <SummaryCard project={project} />
        <ProjectFacts slug={tenant.slug} {...{ project, workspace }} now={await currentTime()} />
        <Gate entitlement="project:move" on={project}>
          <MoveProject project={project} targets={mayMove ? await readMoveTargets(project) : []} />
        </Gate>
        <Gate entitlement="project:delete" on={project}>
          <DeleteThing kind="project" slug={tenant.slug} thing={project} remove={deleteThisProject} />
        </Gate>
      </div>
    </div>
  )
}
