import { PageHeader } from '@/components/ui/page-header'
import { Skeleton, SkeletonRegion } from '@/components/ui/skeleton'
import { accountPages, type AccountPage } from './account-pages'

const { profile, security, sessions, organizations } = accountPages

/** What stands in for each account page while it is on its way, at its size. */
export const accountSkeletons = {
  [profile.href]: <CardsSkeleton page={profile} heights={['h-57.5', 'h-36.5']} />,
  [security.href]: <CardsSkeleton page={security} heights={['h-83', 'h-22.5']} />,
  [sessions.href]: <SessionsSkeleton />,
  [organizations.href]: <CardsSkeleton page={organizations} heights={['h-31']} />,
}

function CardsSkeleton({ page, heights }: { page: AccountPage; heights: string[] }) {
  return (
    <SkeletonRegion label={`Loading ${page.name}`} className="grid max-w-180 grid-cols-1 gap-6">
      <PageHeader title={page.name}>{page.about}</PageHeader>
      {heights.map((height) => (
        <div key={height} className={`overflow-hidden rounded-lg border bg-surface p-5 ${height}`}>
          <Skeleton className="h-6 w-32" />
          <Skeleton className="mt-1 h-5 w-72 max-w-full" />
          <Skeleton className="mt-12 h-9 w-90 max-w-full" />
        </div>
      ))}
    </SkeletonRegion>
  )
}

function SessionsSkeleton() {
  return (
    <SkeletonRegion label={`Loading ${sessions.name}`} className="grid grid-cols-1 gap-6">
      <PageHeader title={sessions.name} action={<Skeleton className="h-9 w-37 touch:h-11" />}>
        {sessions.about}
      </PageHeader>
      <div className="@container rounded-lg border bg-surface">
        <div className="divide-y @2xl:pt-9">
          {[0, 1, 2].map((row) => (
            <div
              key={row}
              className="flex h-52 items-start gap-3 p-4 @2xl:h-15 @2xl:items-center @2xl:px-5 @2xl:py-0"
            >
              <Skeleton className="size-9" />
              <Skeleton className="h-5 w-40" />
              <Skeleton className="ml-auto hidden h-5 w-64 @2xl:block" />
            </div>
          ))}
        </div>
      </div>
    </SkeletonRegion>
  )
}
