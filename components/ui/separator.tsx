import { cn } from './cn'

/** A line between groups; purely visual unless it carries a word. */
export function Separator({ className, children }: { className?: string; children?: React.ReactNode }) {
  if (!children) return <div role="none" className={cn('h-px w-full bg-border', className)} />
  return (
    <div className={cn('flex items-center gap-3 text-xs text-muted', className)}>
      <span className="h-px flex-1 bg-border" />
      {children}
      <span className="h-px flex-1 bg-border" />
    </div>
  )
}
