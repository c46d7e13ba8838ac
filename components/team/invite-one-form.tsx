'use client'

import { useActionState } from 'react'
import { AccessGate } from '@/components/access/access-gate'
import { Field } from '@/components/ui/field'
import { FormSummary } from '@/components/ui/form-summary'
import { Input } from '@/components/ui/input'
import { SavedNote } from '@/components/ui/saved-note'
import { SubmitButton } from '@/components/ui/submit-button'
import { idleForm } from '@/lib/core/action/form-state'
import { inviteOne } from './invite-actions'
import type { InviteChoices } from './invite-forms'
import { RoleField } from './role-field'

export function InviteOneForm({ choices, usual }: InviteChoices) {
  const [state, action] = useActionState(inviteOne, idleForm)
  return (
    <form action={action} noValidate className="grid gap-4">
      {state.status === 'error' && <FormSummary state={state} />}
      {/* Inside, so that what became of the last one stays when it was the last that the limit left. */}
      <AccessGate entitlement="members:invite">
        <Field id="invite-email" label="Email" error={state.fieldErrors?.email}>
          {(control) => (
            <Input
              {...control}
              type="email"
              name="email"
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              required
              placeholder="ada@example.com"
              defaultValue={state.values?.email}
            />
          )}
        </Field>
        <RoleField id="invite-role" choices={choices} usual={state.values?.role ?? usual} state={state} />
      </AccessGate>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <SavedNote state={state} />
        <AccessGate entitlement="members:invite" fallback={null}>
          <SubmitButton pendingText="Inviting…">Send invitation</SubmitButton>
        </AccessGate>
      </div>
    </form>
  )
}
