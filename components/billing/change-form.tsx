'use client'

import { useActionState } from 'react'
import { FormSummary } from '@/components/ui/form-summary'
import { SubmitButton } from '@/components/ui/submit-button'
import { idleForm } from '@/lib/core/action/form-state'
import { changePlan } from './billing-actions'
import type { BillingInterval } from './offer'

/** The button that changes the plan. */
export function ChangeForm({ slug, plan, interval, returnTo, words }: ChangeFormProps) {
  const [state, action] = useActionState(changePlan, idleForm)
  return (
    <form action={action} className="grid gap-2">
      {state.status === 'error' && <FormSummary state={state} />}
      <input type="hidden" name="tenant" value={slug} />
      <input type="hidden" name="plan" value={plan} />
      <input type="hidden" name="interval" value={interval} />
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
  words: string
}
