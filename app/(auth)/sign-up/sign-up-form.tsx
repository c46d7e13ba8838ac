'use client'

import { useActionState } from 'react'
import { EmailField } from '@/components/auth/email-field'
import { Field } from '@/components/ui/field'
import { FormSummary } from '@/components/ui/form-summary'
import { Input } from '@/components/ui/input'
import { PasswordField } from '@/components/ui/password-field'
import { SubmitButton } from '@/components/ui/submit-button'
import { idleForm } from '@/lib/core/action/form-state'
import { signUp } from './actions'

export function SignUpForm({ next, email }: { next?: string; email?: string }) {
  const [state, action] = useActionState(signUp, idleForm)
  return (
    <form action={action} noValidate className="grid gap-4">
      <FormSummary state={state} />
      {next && <input type="hidden" name="next" value={next} />}
      <Field id="name" label="Name" error={state.fieldErrors?.name}>
        {(control) => (
          <Input {...control} name="name" autoComplete="name" defaultValue={state.values?.name} />
        )}
      </Field>
      <EmailField state={state} defaultValue={email} />
      <PasswordField
        id="password"
        name="password"
        label="Password"
        isNew
        error={state.fieldErrors?.password}
      />
      <SubmitButton pendingText="Creating your account…" className="mt-1 w-full">
        Create account
      </SubmitButton>
    </form>
  )
}
