import type { ReactNode } from 'react'
import { PageTabs } from '@/components/frame/page-tabs'
import { Breadcrumbs } from '@/components/tenant/breadcrumbs'
import { tenantPages, tenantPath } from '@/components/tenant/tenant-pages'
import { PageHeader } from '@/components/ui/page-header'
import type { WorkspaceRow } from './workspace-row'

/** The head of the pages of one workspace. */
export function WorkspaceHeader({ tenant, workspace, here, about, action }: WorkspaceHeaderProps) {
  const { slug, name } = tenant
  const path = tenantPath(slug, `/workspaces/${workspace.id}`)
  return (
    <>
      <Breadcrumbs
        trail={[
          { name, href: tenantPath(slug) },
          { name: tenantPages.workspaces.name, href: tenantPath(slug, tenantPages.workspaces.path) },
        ]}
        here={workspace.name}
      />
      <PageHeader title={workspace.name} action={action}>
        {about}
      </PageHeader>
      <PageTabs
        label="Pages of this workspace"
        here={`${path}${here}`}
        tabs={[
          { name: 'Projects', href: path },
          { name: 'People', href: `${path}/people` },
          { name: 'Settings', href: `${path}/settings` },
        ]}
      />
    </>
  )
}

type WorkspaceHeaderProps = {
  tenant: { slug: string; name: string }
  workspace: WorkspaceRow
  /** Below the workspace's own address. */
  here: '' | '/people' | '/settings'
  about: string
  action?: ReactNode
}
