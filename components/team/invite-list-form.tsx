'use client'

import { useActionState } from 'react'
import { FormSummary } from '@/components/ui/form-summary'
import { SubmitButton } from '@/components/ui/submit-button'
import { AddressesField } from './addresses-field'
import { inviteList } from './invite-actions'
import type { InviteChoices } from './invite-forms'
import { InviteReport } from './invite-report'
import { idleInvite } from './invite-state'
import { RoleField } from './role-field'

/** A pasted list, reported on line by line. */
export function InviteListForm({ choices, usual }: InviteChoices) {
  const [state, action] = useActionState(inviteList, idleInvite)
  const { results, values } = state
  return (
    <form action={action} noValidate className="grid gap-4">
      {results ? <InviteReport results={results} /> : <FormSummary state={state} />}
      <AddressesField id="invite-addresses" state={state} />
      <RoleField id="invite-list-role" choices={choices} usual={values?.role ?? usual} state={state} />
      <SubmitButton pendingText="Inviting…" className="justify-self-end">
        Send invitations
      </SubmitButton>
    </form>
  )
}
