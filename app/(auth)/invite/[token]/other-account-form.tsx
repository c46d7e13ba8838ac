'use client'

import Link from 'next/link'
import { useActionState } from 'react'
import { buttonVariants } from '@/components/ui/button'
import { FormSummary } from '@/components/ui/form-summary'
import { SubmitButton } from '@/components/ui/submit-button'
import { idleForm } from '@/lib/core/action/form-state'
import { signOutForInvitation } from './actions'

/** For somebody who has two accounts, or shares this device with the person who is meant. */
export function OtherAccountForm({ token }: { token: string }) {
  const [state, action] = useActionState(signOutForInvitation, idleForm)
  return (
    <form action={action} className="grid gap-3">
      <FormSummary state={state} />
      <input type="hidden" name="token" value={token} />
      <SubmitButton pendingText="Signing out…" className="w-full">
        Sign out and use the other account
      </SubmitButton>
      <Link href="/start" className={buttonVariants()}>
        Stay signed in
      </Link>
    </form>
  )
}
