import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'

/** What this place is for while there is nothing in it, and the first act. */
export function EmptyState({ icon: Icon, title, children, action }: EmptyStateProps) {
  return (
    <div className="grid justify-items-center gap-1 rounded-lg border border-dashed px-6 py-10 text-center">
      <Icon aria-hidden="true" className="mb-2 size-5 text-muted" />
      <p className="font-medium">{title}</p>
      <p className="max-w-sm text-pretty text-muted">{children}</p>
      {action && <div className="mt-3">{action}</div>}
    </div>
  )
}

type EmptyStateProps = { icon: LucideIcon; title: string; children: ReactNode; action?: ReactNode }
