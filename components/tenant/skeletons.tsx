import type { ReactNode } from 'react'
import { PageHeader } from '@/components/ui/page-header'
import { Skeleton, SkeletonRegion } from '@/components/ui/skeleton'
import { innerPages, tenantPages, tenantPath } from './tenant-pages'

const { overview, workspaces, team, roles, billing, usage, settings } = tenantPages
const { projects, explain, viewAsRole } = innerPages

/** What stands in for each page of an organization while it is on its way, at its size. `*` is any one thing. */
export function tenantSkeletons({ slug, name }: { slug: string; name: string }): Record<string, ReactNode> {
  const skeletons = {
    [overview.path]: <OverviewSkeleton name={name} />,
    [workspaces.path]: <ListSkeleton {...workspaces} tabs={2} />,
    [`${workspaces.path}/*`]: <ListSkeleton what="workspace" tabs={3} />,
    [projects.path]: <ListSkeleton {...projects} tabs={2} />,
    [`${projects.path}/*`]: (
      <CardsSkeleton what="project" tabs={2} heights={['h-96', 'h-36', 'h-50.5', 'h-22.5', 'h-22.5']} />
    ),
    [team.path]: <ListSkeleton {...team} tabs={2} />,
    [explain.path]: <QuestionSkeleton {...explain} tabs={2} fields={3} />,
    [viewAsRole.path]: <QuestionSkeleton {...viewAsRole} tabs={2} fields={1} />,
    [roles.path]: <ListSkeleton {...roles} />,
    [billing.path]: <CardsSkeleton {...billing} isWide heights={['h-24', 'h-96', 'h-60', 'h-60']} />,
    [usage.path]: <CardsSkeleton {...usage} isWide heights={['h-32', 'h-32']} />,
    [settings.path]: <CardsSkeleton {...settings} heights={['h-88', 'h-22.5', 'h-22.5']} />,
  }
  return Object.fromEntries(Object.entries(skeletons).map(([path, node]) => [tenantPath(slug, path), node]))
}

/** Its title is the organization’s name. */
function OverviewSkeleton({ name }: { name: string }) {
  return (
    <SkeletonRegion label={`Loading ${overview.name}`} className="grid grid-cols-1 gap-6">
      <PageHeader title={name}>{overview.about}</PageHeader>
      <div className="grid grid-cols-1 gap-6 lg:grid-cols-[3fr_2fr]">
        <Skeleton className="h-60" />
        <Skeleton className="h-60" />
      </div>
    </SkeletonRegion>
  )
}

function CardsSkeleton({ heights, isWide = false, ...head }: Head & { heights: string[]; isWide?: boolean }) {
  return (
    <PageSkeleton {...head}>
      {heights.map((height, card) => (
        <Skeleton key={card} className={isWide ? height : `max-w-180 ${height}`} />
      ))}
    </PageSkeleton>
  )
}

/** A search above a table, which is cards on a phone. */
function ListSkeleton(head: Head) {
  return (
    <PageSkeleton {...head}>
      <div className="@container grid grid-cols-1 gap-4">
        <Skeleton className="h-9 @2xl:max-w-72 touch:h-11" />
        <div className="divide-y rounded-lg border bg-surface @2xl:pt-9">
          {[0, 1, 2, 3, 4].map((row) => (
            <div key={row} className="flex h-25 items-start gap-3 p-4 @2xl:h-15 @2xl:items-center @2xl:px-5">
              <Skeleton className="size-5" />
              <Skeleton className="h-5 w-40" />
              <Skeleton className="ml-auto hidden h-5 w-32 @2xl:block" />
            </div>
          ))}
        </div>
      </div>
    </PageSkeleton>
  )
}

/** A form in a row above its answer. */
function QuestionSkeleton({ fields, ...head }: Head & { fields: number }) {
  return (
    <PageSkeleton {...head}>
      <div className="grid gap-4 rounded-lg border bg-surface p-5 sm:grid-cols-2 lg:grid-cols-4">
        {Array.from({ length: fields }, (_, field) => (
          <Skeleton key={field} className="h-15.5 touch:h-17.5" />
        ))}
        <Skeleton className="h-9 sm:mt-6.5 sm:w-24 touch:h-11" />
      </div>
      <Skeleton className="h-22" />
      <Skeleton className="h-60" />
    </PageSkeleton>
  )
}

/** The head of a page: the way to it, its title and, where it has some, its tabs. What is not known yet is drawn as well. */
function PageSkeleton({ name, about, what = '', tabs = 0, children }: Head & { children: ReactNode }) {
  return (
    <SkeletonRegion label={`Loading ${name ?? what}`} className="grid grid-cols-1 gap-6">
      <Skeleton className="-my-1 h-5 w-40 md:-mt-4" />
      {name && about ? <PageHeader title={name}>{about}</PageHeader> : <UnknownHeader name={name} />}
      {tabs > 0 && (
        <div className="flex h-9 items-center gap-5 border-b px-2.5 touch:h-11">
          {Array.from({ length: tabs }, (_, tab) => (
            <Skeleton key={tab} className="h-5 w-16" />
          ))}
        </div>
      )}
      {children}
    </SkeletonRegion>
  )
}

function UnknownHeader({ name }: Pick<Head, 'name'>) {
  return (
    <div className="grid gap-1">
      {name ? (
        <h1 className="text-xl font-semibold">{name}</h1>
      ) : (
        <Skeleton className="h-7 w-48 max-w-full" />
      )}
      <Skeleton className="h-5 w-96 max-w-full" />
    </div>
  )
}

/** `what`: the kind of thing, where the page is one of many. */
type Head = { name?: string; about?: string; what?: string; tabs?: number }
