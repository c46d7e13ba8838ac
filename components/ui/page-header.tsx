import type { ReactNode } from 'react'

/** The title of a page with one sentence, and its main act at the right. */
export function PageHeader({
  title,
  children,
  action,
}: {
  title: string
  children?: ReactNode
  action?: ReactNode
}) {
  return (
    <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
      <div className="grid gap-1">
        <h1 className="text-xl font-semibold">{title}</h1>
        {children && <p className="max-w-prose text-pretty text-muted">{children}</p>}
      </div>
      {action}
    </div>
  )
}
