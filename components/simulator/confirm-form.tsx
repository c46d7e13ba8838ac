'use client'

import Link from 'next/link'
import { useActionState } from 'react'
import { Alert } from '@/components/ui/alert'
import { buttonVariants } from '@/components/ui/button'
import { FormSummary } from '@/components/ui/form-summary'
import { SubmitButton } from '@/components/ui/submit-button'
import { idleForm } from '@/lib/core/action/form-state'
import { payCheckout } from './simulator-actions'

/** What the bank of a card asks before it pays. */
export function ConfirmForm({ id, path }: { id: string; path: string }) {
  const [state, action] = useActionState(payCheckout, idleForm)
  return (
    <form action={action} className="grid gap-3">
      <Alert title="Your bank wants to know that it is you">
        A real bank would ask for a code or in its app. Nothing is paid before.
      </Alert>
      <FormSummary state={state} />
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="confirm" value="yes" />
      <SubmitButton size="lg" pendingText="Confirming…">
        Confirm the payment
      </SubmitButton>
      <Link href={`${path}?another=1`} className={buttonVariants({ size: 'lg' })}>
        Use another card
      </Link>
    </form>
  )
}
