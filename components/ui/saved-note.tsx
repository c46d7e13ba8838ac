import { Check } from 'lucide-react'
import type { FormState } from '@/lib/core/action/form-state'

/** The success of a form, beside its button. Always there, so that a screen reader hears the words arrive. */
export function SavedNote({ state, children }: { state: FormState; children?: React.ReactNode }) {
  return (
    <p role="status" className="flex min-w-0 flex-1 items-center gap-1.5 text-sm text-muted">
      {state.status === 'success' ? (
        <>
          <Check aria-hidden="true" className="size-4 shrink-0 text-positive" />
          <span className="text-foreground">{state.message}</span>
        </>
      ) : (
        children
      )}
    </p>
  )
}
