'use client'

import { startTransition, useEffect, useRef } from 'react'
import type { FormState } from '@/lib/core/action/form-state'
import { Alert } from './alert'
import { keepFocus } from './keep-focus'
import { SubmitButton } from './submit-button'
import { toast } from './toaster'
import { useHydrated } from './use-hydrated'

/**
 * Says what an act has taken away, and offers it back: in a toast, or in place without JavaScript. What `undo` needs are
 * the values of the act's answer.
 */
export function UndoToast({ state, undo }: { state: FormState; undo: (form: FormData) => void }) {
  const hydrated = useHydrated()
  const { message, values } = state
  const done = state.status === 'success' && message !== undefined && values !== undefined
  const latest = useRef(undo)
  useEffect(() => {
    latest.current = undo
  })
  useEffect(() => {
    if (!done) return
    toast('success', message, {
      label: 'Undo',
      run: () => startTransition(() => latest.current(formOf(values))),
    })
    return keepFocus()
  }, [done, message, values])

  if (!done || hydrated) return null
  return (
    <Alert tone="positive">
      <form action={undo} className="flex flex-wrap items-center justify-between gap-2">
        {message}
        {Object.entries(values).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <SubmitButton variant="secondary" size="sm" pendingText="Undoing…">
          Undo
        </SubmitButton>
      </form>
    </Alert>
  )
}

function formOf(values: Record<string, string>): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(values)) form.set(name, value)
  return form
}
