import type { ReactNode } from 'react'

/** Something failed: says what, and offers another try and a way on. `reference` finds the cause in the log. */
export function ErrorState({ title, children, reference, acts }: ErrorStateProps) {
  return (
    <div role="alert" className="grid justify-items-center gap-1 rounded-lg border px-6 py-10 text-center">
      <h1 className="text-lg font-medium">{title}</h1>
      <p className="max-w-sm text-pretty text-muted">{children}</p>
      <div className="mt-4 flex flex-wrap justify-center gap-2">{acts}</div>
      {reference && (
        <p className="mt-4 text-xs text-muted">
          Reference <code className="inline-block font-mono">{reference}</code>
        </p>
      )}
    </div>
  )
}

/** The reference of an error that came from the server, if it has one. */
export function errorReference(error: unknown): string | undefined {
  const digest = typeof error === 'object' && error !== null && 'digest' in error ? error.digest : undefined
  return typeof digest === 'string' ? digest : undefined
}

type ErrorStateProps = {
  title: string
  children: ReactNode
  reference?: string
  acts: ReactNode
}
