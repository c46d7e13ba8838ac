import type { ReactNode } from 'react'

/** The one card of an auth page; `foot` leads on to its neighbor ("No account yet?"). */
export function AuthCard({ title, description, foot, children }: AuthCardProps) {
  return (
    <div className="rounded-lg border bg-surface">
      <div className="grid gap-5 p-6">
        <div className="grid gap-1">
          <h1 className="text-xl font-semibold">{title}</h1>
          {description && <p className="text-pretty wrap-anywhere text-muted">{description}</p>}
        </div>
        {children}
      </div>
      {foot && (
        <p className="flex min-h-12 flex-wrap items-center justify-center gap-x-1.5 rounded-b-lg border-t bg-background px-6 text-center text-muted">
          {foot}
        </p>
      )}
    </div>
  )
}

type AuthCardProps = { title: string; description?: ReactNode; foot?: ReactNode; children?: ReactNode }
