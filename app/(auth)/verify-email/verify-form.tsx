'use client'

import { useActionState } from 'react'
import { AuthCard } from '@/components/auth/auth-card'
import { isDeadLink } from '@/components/auth/link-outcome'
import { FormSummary } from '@/components/ui/form-summary'
import { SubmitButton } from '@/components/ui/submit-button'
import { idleForm } from '@/lib/core/action/form-state'
import { verifyEmail } from './actions'
import { VerifyDeadLink } from './verify-dead-link'

/** The button that confirms, and the way on once the link turns out to be of no use. */
export function VerifyForm({ token }: { token: string }) {
  const [state, action] = useActionState(verifyEmail, idleForm)
  if (isDeadLink(state)) return <VerifyDeadLink outcome={state} />
  return (
    <AuthCard
      title="Confirm your address"
      description="One press, and the address you signed up with is confirmed."
    >
      <form action={action} className="grid gap-4">
        <FormSummary state={state} />
        <input type="hidden" name="token" value={token} />
        <SubmitButton pendingText="Confirming…" className="w-full">
          Confirm address
        </SubmitButton>
      </form>
    </AuthCard>
  )
}
