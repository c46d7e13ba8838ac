'use client'

import { useEffect, useRef } from 'react'
import type { FormState } from '@/lib/core/action/form-state'
import { Alert } from './alert'

/**
 * What became of the form, above its fields. After a refusal the focus goes to the first field that needs mending, or
 * to this summary when it is about the whole.
 */
export function FormSummary({ state, focusable = true }: { state: FormState; focusable?: boolean }) {
  const summary = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (state.status !== 'error' || !focusable) return
    const invalid = summary.current?.closest('form')?.querySelector<HTMLElement>('[aria-invalid="true"]')
    const target = invalid ?? summary.current
    target?.focus()
  }, [state, focusable])

  const message = summaryOf(state)
  if (!message) return null
  return (
    <Alert
      ref={summary}
      tabIndex={-1}
      tone={state.status === 'error' ? 'danger' : 'positive'}
      // Without JavaScript the browser itself brings the answer into view.
      autoFocus={state.status === 'error'}
    >
      {message}
    </Alert>
  )
}

function summaryOf({ status, message, fieldErrors }: FormState): string | undefined {
  const wrong = Object.keys(fieldErrors ?? {}).length
  if (status !== 'error' || wrong === 0) return message
  return wrong === 1 ? 'One field needs another look.' : `${wrong} fields need another look.`
}
