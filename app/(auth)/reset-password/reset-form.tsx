'use client'

import { useActionState } from 'react'
import { AuthCard } from '@/components/auth/auth-card'
import { isDeadLink } from '@/components/auth/link-outcome'
import { FormSummary } from '@/components/ui/form-summary'
import { PasswordField } from '@/components/ui/password-field'
import { SubmitButton } from '@/components/ui/submit-button'
import { idleForm } from '@/lib/core/action/form-state'
import { resetPassword } from './actions'
import { ResetDeadLink } from './reset-dead-link'

/** The new password, and the way on once the link turns out to be of no use. */
export function ResetForm({ token }: { token: string }) {
  const [state, action] = useActionState(resetPassword, idleForm)
  if (isDeadLink(state)) return <ResetDeadLink outcome={state} />
  return (
    <AuthCard
      title="Choose a new password"
      description="Every device that is signed in now will be signed out."
    >
      <form action={action} noValidate className="grid gap-4">
        <FormSummary state={state} />
        <input type="hidden" name="token" value={token} />
        <PasswordField
          id="password"
          name="password"
          label="New password"
          isNew
          error={state.fieldErrors?.password}
        />
        <SubmitButton pendingText="Changing…" className="w-full">
          Change password
        </SubmitButton>
      </form>
    </AuthCard>
  )
}
