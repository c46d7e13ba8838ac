'use client'

import { useActionState } from 'react'
import { Card, CardContent, CardDescription, CardFooter, CardHeader, CardTitle } from '@/components/ui/card'
import { FormSummary } from '@/components/ui/form-summary'
import { PasswordField } from '@/components/ui/password-field'
import { SavedNote } from '@/components/ui/saved-note'
import { SubmitButton } from '@/components/ui/submit-button'
import { idleForm } from '@/lib/core/action/form-state'
import { changePassword } from './actions'

export function PasswordForm({ email, name }: { email: string; name: string }) {
  const [state, action] = useActionState(changePassword, idleForm)
  return (
    <Card id="change-password">
      <form action={action} noValidate>
        {/* Tells password managers whose password this is. */}
        <input type="text" name="username" autoComplete="username" defaultValue={email} hidden readOnly />
        <CardHeader>
          <CardTitle>Password</CardTitle>
          <CardDescription>Changing it signs out every other device.</CardDescription>
        </CardHeader>
        <CardContent className="grid max-w-100 gap-4">
          {state.status === 'error' && <FormSummary state={state} />}
          <PasswordField
            id="currentPassword"
            name="currentPassword"
            label="Current password"
            error={state.fieldErrors?.currentPassword}
          />
          <PasswordField
            id="newPassword"
            name="newPassword"
            label="New password"
            isNew
            own={[email, name]}
            error={state.fieldErrors?.newPassword}
          />
        </CardContent>
        <CardFooter>
          <SavedNote state={state} />
          <SubmitButton pendingText="Changing…">Change password</SubmitButton>
        </CardFooter>
      </form>
    </Card>
  )
}
