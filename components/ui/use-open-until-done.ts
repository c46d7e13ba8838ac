import { useState } from 'react'
import type { FormState } from '@/lib/core/action/form-state'

/** Whether a dialog with a form is open: a success closes it, a refusal keeps it open with the reason in it. */
export function useOpenUntilDone(state: FormState | undefined) {
  const [open, setOpen] = useState(state?.status === 'error')
  const [answered, setAnswered] = useState(state)
  if (answered !== state) {
    setAnswered(state)
    if (state?.status === 'success') setOpen(false)
  }
  return [open, setOpen] as const
}
