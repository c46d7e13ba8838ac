'use client'

import { useActionState } from 'react'
import { InviteReport } from '@/components/tenant/invite-report'
import type { InviteState } from '@/components/tenant/invite-state'
import { Field } from '@/components/ui/field'
import { FormSummary } from '@/components/ui/form-summary'
import { SubmitButton } from '@/components/ui/submit-button'
import { Textarea } from '@/components/ui/textarea'
import type { InviteFormsProps } from './invite-forms'
import { RoleField } from './role-field'

const idle: InviteState = { status: 'idle' }

/** A pasted list, reported on line by line. What could not be invited stays in the field to be mended. */
export function InviteListForm({ choices, usual, invite }: InviteListFormProps) {
  const [state, action] = useActionState(invite, idle)
  const { results, values } = state
  return (
    <form action={action} noValidate className="grid gap-4">
      {results ? <InviteReport results={results} /> : <FormSummary state={state} />}
      <Field
        id="invite-addresses"
        label="Email addresses"
        error={state.fieldErrors?.addresses}
        help="One in each line, or with commas between them. At most 100."
      >
        {(control) => (
          <Textarea
            {...control}
            key={values?.addresses}
            name="addresses"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            required
            defaultValue={values?.addresses}
          />
        )}
      </Field>
      <RoleField id="invite-list-role" choices={choices} usual={values?.role ?? usual} state={state} />
      <SubmitButton pendingText="Inviting…" className="justify-self-end">
        Send invitations
      </SubmitButton>
    </form>
  )
}

type InviteListFormProps = Pick<InviteFormsProps, 'choices' | 'usual'> & {
  invite: InviteFormsProps['inviteList']
}
