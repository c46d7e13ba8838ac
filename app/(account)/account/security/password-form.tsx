'use client'

import { useActionState } from 'react'
import { FormCard } from '@/components/ui/form-card'
import { PasswordField } from '@/components/ui/password-field'
import { idleForm } from '@/lib/core/action/form-state'
import { changePassword } from './actions'

export function PasswordForm({ email, name }: { email: string; name: string }) {
  const [state, action] = useActionState(changePassword, idleForm)
  return (
    <FormCard
      id="change-password"
      title="Password"
      description="Changing it signs out every other device."
      action={action}
      state={state}
      save="Change password"
      pendingText="Changing…"
      className="max-w-100"
    >
      {/* Tells password managers whose password this is. */}
      <input type="text" name="username" autoComplete="username" defaultValue={email} hidden readOnly />
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
    </FormCard>
  )
}
