'use client'

import { useActionState, type ReactNode } from 'react'
import { EmailField } from '@/components/auth/email-field'
import { Alert } from '@/components/ui/alert'
import { FormSummary } from '@/components/ui/form-summary'
import { SubmitButton } from '@/components/ui/submit-button'
import { idleForm } from '@/lib/core/action/form-state'
import { requestPasswordReset } from './actions'

/** Asks for a reset link; `mailbox` leads to the development mailbox once one was asked for. */
export function ForgotForm({ mailbox }: { mailbox: ReactNode }) {
  const [state, action] = useActionState(requestPasswordReset, idleForm)
  const sent = state.status === 'success'
  return (
    <form action={action} noValidate className="grid gap-4">
      {sent ? (
        <>
          <Alert tone="positive" title="Check your inbox">
            If there is an account for {state.values?.email}, a link to choose a new password is on its way.
            It works for one hour.
          </Alert>
          {mailbox}
        </>
      ) : (
        <FormSummary state={state} />
      )}
      <EmailField state={state} />
      <SubmitButton variant={sent ? 'secondary' : 'primary'} pendingText="Sending…" className="w-full">
        {sent ? 'Send it again' : 'Send reset link'}
      </SubmitButton>
    </form>
  )
}
