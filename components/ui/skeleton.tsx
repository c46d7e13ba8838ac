import { cn } from './cn'

/** Stands where content will be, at its size, so that nothing moves when it comes. */
export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden="true" className={cn('animate-pulse rounded-md bg-hover', className)} />
}

/** The region of skeletons: says to a screen reader what is being fetched. */
export function SkeletonRegion({ label, className, children }: SkeletonRegionProps) {
  return (
    <div role="status" className={className}>
      <span className="sr-only">{label}</span>
      {children}
    </div>
  )
}

type SkeletonRegionProps = { label: string; className?: string; children: React.ReactNode }
