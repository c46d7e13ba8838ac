import type { ReactNode } from 'react'
import { PageTabs } from '@/components/frame/page-tabs'
import { Breadcrumbs } from '@/components/tenant/breadcrumbs'
import { tenantPages, tenantPath } from '@/components/tenant/tenant-pages'
import { PageHeader } from '@/components/ui/page-header'
import type { ProjectRow } from './project-row'

/** The head of the pages of one project. */
export function ProjectHeader({ tenant, project, workspace, here, about, action }: ProjectHeaderProps) {
  const { slug, name } = tenant
  const path = tenantPath(slug, `/projects/${project.id}`)
  const { workspaces } = tenantPages
  return (
    <>
      <Breadcrumbs
        trail={[
          { name, href: tenantPath(slug) },
          { name: workspaces.name, href: tenantPath(slug, workspaces.path) },
          ...(workspace
            ? [{ name: workspace.name, href: tenantPath(slug, `/workspaces/${workspace.id}`) }]
            : []),
        ]}
        here={project.name}
      />
      <PageHeader title={project.name} action={action}>
        {about}
      </PageHeader>
      <PageTabs
        label="Pages of this project"
        here={`${path}${here}`}
        tabs={[
          { name: 'Details', href: path },
          { name: 'People', href: `${path}/people` },
        ]}
      />
    </>
  )
}

type ProjectHeaderProps = {
  tenant: { slug: string; name: string }
  project: ProjectRow
  /** Null when it is not this person's to see. */
  workspace: { id: string; name: string } | null
  /** Below the project's own address. */
  here: '' | '/people'
  about: string
  action?: ReactNode
}
