import { LoadingPatience } from '@/components/ui/loading-patience'
import { Skeleton, SkeletonRegion } from '@/components/ui/skeleton'

/** A page of cards with forms, by the height of each, before it has come. */
export function CardsSkeleton({ label, heights }: { label: string; heights: number[] }) {
  return (
    <LoadingPatience>
      <SkeletonRegion label={label} className="grid max-w-180 gap-6">
        <HeaderSkeleton />
        {heights.map((height, index) => (
          <div key={index} className="rounded-lg border bg-surface p-5" style={{ height }}>
            <Skeleton className="h-6 w-32" />
            <Skeleton className="mt-1 h-5 w-72 max-w-full" />
            <Skeleton className="mt-6 h-9 w-100 max-w-full" />
          </div>
        ))}
      </SkeletonRegion>
    </LoadingPatience>
  )
}

export function HeaderSkeleton() {
  return (
    <div className="grid gap-1">
      <Skeleton className="h-7 w-36" />
      <Skeleton className="h-5 w-80 max-w-full" />
    </div>
  )
}
