'use client'

import { useActionState } from 'react'
import { FormSummary } from '@/components/ui/form-summary'
import { SubmitButton } from '@/components/ui/submit-button'
import { idleForm } from '@/lib/core/action/form-state'
import { acceptInvitation } from './actions'

export function AcceptForm({ token, organization }: { token: string; organization: string }) {
  const [state, action] = useActionState(acceptInvitation, idleForm)
  return (
    <form action={action} className="grid gap-4">
      <FormSummary state={state} />
      <input type="hidden" name="token" value={token} />
      <SubmitButton pendingText="Joining…" className="w-full">
        <span className="truncate">Join {organization}</span>
      </SubmitButton>
    </form>
  )
}
