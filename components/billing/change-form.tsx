'use client'

import { useActionState, useEffect, useEffectEvent } from 'react'
import { FormSummary } from '@/components/ui/form-summary'
import { SubmitButton } from '@/components/ui/submit-button'
import { idleForm } from '@/lib/core/action/form-state'
import { changePlan } from './billing-actions'
import type { BillingInterval } from './offer'

/** The button that changes the plan. */
export function ChangeForm({ slug, plan, interval, returnTo, isPage, words, onDone }: ChangeFormProps) {
  const [state, action] = useActionState(changePlan, idleForm)
  const done = useEffectEvent((message: string) => onDone?.(message))
  useEffect(() => {
    if (state.status === 'success') done(state.message ?? '')
  }, [state])
  return (
    <form action={action} className="grid gap-2">
      {state.status === 'error' && <FormSummary state={state} />}
      <input type="hidden" name="tenant" value={slug} />
      <input type="hidden" name="plan" value={plan} />
      <input type="hidden" name="interval" value={interval} />
      {isPage && <input type="hidden" name="page" value="1" />}
      {returnTo && <input type="hidden" name="return" value={returnTo} />}
      <SubmitButton pendingText="Changing…">{words}</SubmitButton>
    </form>
  )
}

type ChangeFormProps = {
  slug: string
  plan: string
  interval: BillingInterval
  returnTo: string | null
  /** On a page of its own it leads back to billing. */
  isPage: boolean
  words: string
  onDone?: (message: string) => void
}
