import type { Metadata } from 'next'
import Link from 'next/link'
import { queryValue, type PageQuery } from '@/components/auth/query'
import { guarded } from '@/components/failure/guarded'
import { projectOrders, type ProjectRow } from '@/components/projects/project-row'
import { workspaceNames } from '@/components/projects/workspace-names'
import { Breadcrumbs } from '@/components/tenant/breadcrumbs'
import { FailedTenantPage } from '@/components/tenant/failed-page'
import { innerPages, projectIcon, tenantPages, tenantPath } from '@/components/tenant/tenant-pages'
import { buttonVariants } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { listView } from '@/components/ui/list/list-view'
import { readList, type ListPage } from '@/components/ui/list/read-list'
import { PageHeader } from '@/components/ui/page-header'
import { PlaceTabs } from '@/components/workspaces/place-tabs'
import { currentTime, requireTenant } from '@/lib/next/current'
import { ProjectList } from './project-list'

const { name: title, about } = innerPages.projects

export const metadata: Metadata = { title }

export default guarded(FailedTenantPage, ProjectsPage)

async function ProjectsPage({ params, searchParams }: PageQuery & { params: Promise<{ tenant: string }> }) {
  const { name, slug } = await requireTenant((await params).tenant)
  const query = await searchParams
  const view = listView(query, projectOrders)
  const path = tenantPath(slug, innerPages.projects.path)
  const page = await readList<ListPage<ProjectRow>>('listProjects', { path, view })
  const { workspaces } = tenantPages
  return (
    <div className="grid grid-cols-1 gap-6">
      <Breadcrumbs
        trail={[
          { name, href: tenantPath(slug) },
          { name: workspaces.name, href: tenantPath(slug, workspaces.path) },
        ]}
        here={title}
      />
      <PageHeader title={title}>{about}</PageHeader>
      <PlaceTabs slug={slug} here="projects" />
      <ProjectList
        slug={slug}
        page={page}
        now={await currentTime()}
        path={path}
        view={view}
        workspaces={await workspaceNames(page.items)}
        empty={
          <EmptyState
            icon={projectIcon}
            title="No projects yet"
            action={
              <Link href={tenantPath(slug, '/workspaces')} className={buttonVariants()}>
                Go to workspaces
              </Link>
            }
          >
            Projects live in workspaces. Those that you can see appear here.
          </EmptyState>
        }
        deletedId={queryValue(query.deleted)}
      />
    </div>
  )
}
