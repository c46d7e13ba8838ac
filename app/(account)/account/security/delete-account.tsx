'use client'

import { useActionState } from 'react'
import { Card, CardContent, CardDescription, CardTitle } from '@/components/ui/card'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { PasswordField } from '@/components/ui/password-field'
import { site } from '@/lib/config/site'
import { idleForm } from '@/lib/core/action/form-state'
import { deleteAccount } from './actions'

export function DeleteAccount({ email }: { email: string }) {
  const [state, action] = useActionState(deleteAccount, idleForm)
  return (
    <Card id="delete-account" className="border-danger-border">
      <CardContent className="flex flex-wrap items-center justify-between gap-4">
        <div className="grid gap-1">
          <CardTitle>Delete account</CardTitle>
          <CardDescription>Removes you and everything that is yours, for good.</CardDescription>
        </div>
        <ConfirmDialog
          action={action}
          state={state}
          trigger="Delete account"
          triggerProps={{ variant: 'danger-quiet' }}
          title={`Delete your ${site.name} account?`}
          description="Your profile is removed and every device is signed out. Nobody can bring it back, neither can we."
          confirm="Delete account"
          pendingText="Deleting…"
        >
          <Field
            id="confirmEmail"
            label={
              <>
                Type <span className="font-mono break-all">{email}</span> to confirm
              </>
            }
            error={state.fieldErrors?.confirmEmail}
          >
            {(control) => (
              <Input
                {...control}
                name="confirmEmail"
                autoComplete="off"
                autoCapitalize="none"
                spellCheck={false}
                required
                defaultValue={state.values?.confirmEmail}
              />
            )}
          </Field>
          <PasswordField
            id="deletePassword"
            name="password"
            label="Password"
            error={state.fieldErrors?.password}
          />
        </ConfirmDialog>
      </CardContent>
    </Card>
  )
}
