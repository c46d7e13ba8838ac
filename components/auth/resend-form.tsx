'use client'

import { useActionState } from 'react'
import { FormSummary } from '@/components/ui/form-summary'
import { SubmitButton } from '@/components/ui/submit-button'
import { idleForm, type FormState } from '@/lib/core/action/form-state'
import { EmailField } from './email-field'

/** Asks for a new confirmation link: for a known address one button, otherwise with a field for it. */
export function ResendForm({ action, email, variant = 'secondary' }: ResendFormProps) {
  const [state, submit] = useActionState(action, idleForm)
  return (
    <form action={submit} noValidate className="grid gap-4">
      <FormSummary state={state} />
      {email ? <input type="hidden" name="email" value={email} /> : <EmailField state={state} />}
      <SubmitButton variant={variant} pendingText="Sending…" className="w-full">
        Send a new link
      </SubmitButton>
    </form>
  )
}

type ResendFormProps = {
  action: (state: FormState, form: FormData) => Promise<FormState>
  email?: string
  variant?: 'primary' | 'secondary'
}
