'use client'

import { useEffect } from 'react'
import type { FormState } from '@/lib/core/action/form-state'
import { Alert } from './alert'
import { keepFocus } from './keep-focus'
import { toast } from './toaster'
import { useHydrated } from './use-hydrated'

/**
 * Says that an act succeeded, and with `refusals` that it was refused, for acts that have no form to say it in: as a
 * toast, or in place without JavaScript.
 */
export function OutcomeToast({ state, refusals = false }: { state: FormState; refusals?: boolean }) {
  const hydrated = useHydrated()
  const done = state.status === 'success'
  const isSaid = done || (refusals && state.status === 'error')
  useEffect(() => {
    if (!isSaid || !state.message) return
    toast(done ? 'success' : 'error', state.message)
    return keepFocus()
  }, [state, done, isSaid])
  return isSaid && !hydrated ? <Alert tone={done ? 'positive' : 'danger'}>{state.message}</Alert> : null
}
