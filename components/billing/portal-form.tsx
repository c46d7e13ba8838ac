'use client'

import { useActionState } from 'react'
import { SubmitButton } from '@/components/ui/submit-button'
import { idleForm } from '@/lib/core/action/form-state'
import { openPortal } from './billing-actions'
import { PaymentAnswer } from './payment-link'

/** Leads to the provider's page for cards and addresses. When it does not answer, that is said, and can be tried again. */
export function PortalForm({ words, isPrimary = false }: { words: string; isPrimary?: boolean }) {
  const [state, action] = useActionState(openPortal, idleForm)
  return (
    <form action={action} className="grid justify-items-start gap-2">
      <PaymentAnswer state={state} />
      <SubmitButton variant={isPrimary ? 'primary' : 'secondary'} pendingText="Opening…">
        {state.status === 'error' ? 'Try again' : words}
      </SubmitButton>
    </form>
  )
}
