import { HeaderSkeleton } from '@/components/account/cards-skeleton'
import { LoadingPatience } from '@/components/ui/loading-patience'
import { Skeleton, SkeletonRegion } from '@/components/ui/skeleton'

export default function SessionsLoading() {
  return (
    <LoadingPatience>
      <SkeletonRegion label="Loading your sessions" className="grid gap-6">
        <HeaderSkeleton />
        <div className="divide-y rounded-lg border bg-surface md:pt-9">
          {[0, 1, 2].map((row) => (
            <div
              key={row}
              className="flex h-52 items-start gap-3 p-4 md:h-15 md:items-center md:px-5 md:py-0"
            >
              <Skeleton className="size-9" />
              <Skeleton className="h-5 w-40" />
              <Skeleton className="ml-auto hidden h-5 w-64 md:block" />
            </div>
          ))}
        </div>
      </SkeletonRegion>
    </LoadingPatience>
  )
}
