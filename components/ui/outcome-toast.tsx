'use client'

import { useEffect } from 'react'
import type { FormState } from '@/lib/core/action/form-state'
import { Alert } from './alert'
import { toast } from './toaster'
import { useHydrated } from './use-hydrated'

/**
 * Says that an act succeeded: as a toast, or in place without JavaScript. When the act took away the button that had
 * the focus, the focus goes to the page's content rather than nowhere.
 */
export function OutcomeToast({ state }: { state: FormState }) {
  const hydrated = useHydrated()
  const done = state.status === 'success'
  useEffect(() => {
    if (!done || !state.message) return
    toast('success', state.message)
    // A closing dialog hands the focus back first.
    const timer = setTimeout(() => {
      if (document.activeElement === document.body) document.getElementById('main')?.focus()
    }, 60)
    return () => clearTimeout(timer)
  }, [state, done])
  return done && !hydrated ? <Alert tone="positive">{state.message}</Alert> : null
}
