'use client'

import Link from 'next/link'
import { useActionState } from 'react'
import { EmailField } from '@/components/auth/email-field'
import { ResendForm } from '@/components/auth/resend-form'
import { Alert } from '@/components/ui/alert'
import { FormSummary } from '@/components/ui/form-summary'
import { PasswordField } from '@/components/ui/password-field'
import { SubmitButton } from '@/components/ui/submit-button'
import { idleForm } from '@/lib/core/action/form-state'
import { resendVerification } from '../sign-up/check-inbox/actions'
import { signIn } from './actions'

export function SignInForm({ next, email }: { next?: string; email?: string }) {
  const [state, action] = useActionState(signIn, idleForm)
  const unverified = state.code === 'EMAIL_NOT_VERIFIED'
  return (
    <>
      {unverified && (
        <div className="grid gap-3">
          <Alert tone="warning" title="Confirm your address first">
            We mailed a link to {state.values?.email ?? 'your address'}. Open it, then sign in.
          </Alert>
          <ResendForm action={resendVerification} email={state.values?.email} />
        </div>
      )}
      <form action={action} noValidate className="grid gap-4">
        {!unverified && <FormSummary state={state} />}
        {next && <input type="hidden" name="next" value={next} />}
        <EmailField state={state} defaultValue={email} />
        <PasswordField
          id="password"
          name="password"
          label="Password"
          error={state.fieldErrors?.password}
          aside={
            <Link href="/forgot-password" className="standalone-link text-sm text-accent-text">
              Forgot password?
            </Link>
          }
        />
        <SubmitButton pendingText="Signing in…" className="mt-1 w-full">
          Sign in
        </SubmitButton>
      </form>
    </>
  )
}
