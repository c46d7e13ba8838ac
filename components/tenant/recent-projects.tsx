import Link from 'next/link'
import { Card, CardTitle } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Time } from '@/components/ui/time'
import type { Overview } from '@/lib/next/overview'
import { projectIcon as ProjectIcon, tenantPath } from './tenant-pages'

/** The projects that were changed last. */
export function RecentProjects({ slug, overview, now }: { slug: string; overview: Overview; now: number }) {
  const { projects, workspaces } = overview
  if (projects.length === 0) {
    return (
      <EmptyState
        icon={ProjectIcon}
        title="No projects yet"
        action={
          <Link href={tenantPath(slug, '/workspaces')} className="standalone-link text-link">
            Go to workspaces
          </Link>
        }
      >
        The ones that were changed last appear here.
      </EmptyState>
    )
  }
  return (
    <Card aria-labelledby="recent-projects">
      <div className="flex items-center justify-between gap-3 px-5 py-4">
        <CardTitle id="recent-projects">Projects</CardTitle>
        <Link href={tenantPath(slug, '/workspaces')} className="standalone-link text-sm text-accent-text">
          All workspaces
        </Link>
      </div>
      <ul className="divide-y border-t">
        {projects.map(({ id, name, workspaceId, updatedAt }) => (
          <li key={id}>
            <Link
              href={tenantPath(slug, `/projects/${id}`)}
              className="flex items-center gap-3 px-5 py-3 transition-colors hover:bg-hover touch:min-h-11"
            >
              <ProjectIcon aria-hidden="true" className="size-4 shrink-0 text-muted" />
              <span className="grid min-w-0 flex-1">
                <span className="truncate font-medium">{name}</span>
                <span className="truncate text-sm text-muted">
                  {workspaces.find((workspace) => workspace.id === workspaceId)?.name}
                </span>
              </span>
              <Time value={updatedAt} now={now} className="shrink-0 text-sm text-muted" />
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  )
}
