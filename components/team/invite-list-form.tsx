'use client'

import { useActionState } from 'react'
import { AccessGate } from '@/components/access/access-gate'
import { FormSummary } from '@/components/ui/form-summary'
import { SubmitButton } from '@/components/ui/submit-button'
import { AddressesField } from './addresses-field'
import { inviteList } from './invite-actions'
import type { InviteChoices } from './invite-forms'
import { InviteReport } from './invite-report'
import { idleInvite } from './invite-state'
import { RoleField } from './role-field'

/** A pasted list, reported on line by line. The report stays when the limit is reached by it. */
export function InviteListForm({ choices, usual, isSecond }: InviteListFormProps) {
  const [state, action] = useActionState(inviteList, idleInvite)
  const { results, values } = state
  return (
    <form action={action} noValidate className="grid gap-4">
      {results ? <InviteReport results={results} /> : <FormSummary state={state} />}
      {/* Beside the other form, it says the same no second time. */}
      <AccessGate entitlement="members:invite" fallback={isSecond ? null : undefined}>
        <AddressesField id="invite-addresses" state={state} />
        <RoleField id="invite-list-role" choices={choices} usual={values?.role ?? usual} state={state} />
        <SubmitButton pendingText="Inviting…" className="justify-self-end">
          Send invitations
        </SubmitButton>
      </AccessGate>
    </form>
  )
}

type InviteListFormProps = InviteChoices & {
  /** Whether it stands below the form for one person. */
  isSecond: boolean
}
