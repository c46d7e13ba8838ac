'use client'

import { useActionState } from 'react'
import { ActCard } from '@/components/ui/act-card'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { PasswordField } from '@/components/ui/password-field'
import { site } from '@/lib/config/site'
import { TypedConfirmation } from '@/components/ui/typed-confirmation'
import { idleForm } from '@/lib/core/action/form-state'
import { deleteAccount } from './actions'

export function DeleteAccount({ email }: { email: string }) {
  const [state, action] = useActionState(deleteAccount, idleForm)
  return (
    <ActCard
      id="delete-account"
      title="Delete account"
      description="Removes you and everything that is yours, for good."
      isDangerous
    >
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
        <TypedConfirmation name="confirmEmail" text={email} state={state} />
        <PasswordField
          id="deletePassword"
          name="password"
          label="Password"
          error={state.fieldErrors?.password}
        />
      </ConfirmDialog>
    </ActCard>
  )
}
