import { PageHeader } from '@/components/ui/page-header'
import { Skeleton, SkeletonRegion } from '@/components/ui/skeleton'
import { tenantPages, tenantPath, type TenantPage } from './tenant-pages'

const { overview, workspaces, team, roles, settings } = tenantPages

/** What stands in for each page of an organization while it is on its way, at its size. */
export function tenantSkeletons(slug: string): Record<string, React.ReactNode> {
  return {
    [tenantPath(slug, overview.path)]: <OverviewSkeleton />,
    [tenantPath(slug, workspaces.path)]: <ListSkeleton page={workspaces} />,
    [tenantPath(slug, team.path)]: <ListSkeleton page={team} />,
    [tenantPath(slug, roles.path)]: <ListSkeleton page={roles} />,
    [tenantPath(slug, settings.path)]: <SettingsSkeleton />,
  }
}

function OverviewSkeleton() {
  return (
    <SkeletonRegion label={`Loading ${overview.name}`} className="grid grid-cols-1 gap-6">
      <PageHeader title={overview.name}>{overview.about}</PageHeader>
      <div className="grid grid-cols-2 gap-3 md:grid-cols-4">
        {[0, 1, 2, 3].map((card) => (
          <Skeleton key={card} className="h-22" />
        ))}
      </div>
      <Skeleton className="h-60" />
    </SkeletonRegion>
  )
}

function SettingsSkeleton() {
  return (
    <SkeletonRegion label={`Loading ${settings.name}`} className="grid max-w-180 grid-cols-1 gap-6">
      <PageHeader title={settings.name}>{settings.about}</PageHeader>
      {['h-88', 'h-22.5', 'h-22.5'].map((height, card) => (
        <Skeleton key={card} className={height} />
      ))}
    </SkeletonRegion>
  )
}

function ListSkeleton({ page }: { page: TenantPage }) {
  return (
    <SkeletonRegion label={`Loading ${page.name}`} className="grid grid-cols-1 gap-6">
      <PageHeader title={page.name}>{page.about}</PageHeader>
      <div className="divide-y rounded-lg border bg-surface">
        {[0, 1, 2, 3, 4].map((row) => (
          <div key={row} className="flex h-15 items-center gap-3 px-5">
            <Skeleton className="size-8" />
            <Skeleton className="h-5 w-40" />
            <Skeleton className="ml-auto hidden h-5 w-32 sm:block" />
          </div>
        ))}
      </div>
    </SkeletonRegion>
  )
}
